<%@ page contentType="text/plain" import="java.util.*" %><%
for (String name : Collections.list(request.getHeaderNames())) out.println(name + ": " + request.getHeader(name));
%>
