<%@ page contentType="text/plain" import="java.io.*,java.net.*" %><%
URL echo = new URL("http://127.0.0.1:" + request.getLocalPort() + request.getContextPath() + "/echo.jsp");
try (BufferedReader in = new BufferedReader(new InputStreamReader(echo.openStream(), "UTF-8"))) {
  for (String line = in.readLine(); line != null; line = in.readLine()) out.println(line);
}
%>
