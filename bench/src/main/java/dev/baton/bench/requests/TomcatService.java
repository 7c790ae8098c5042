// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat that calls by {@code HttpURLConnection}. See {@link ServiceProgram}. */
public final class TomcatService extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final String peer;
    private final boolean isByHand;

    private TomcatService(String peer, boolean isByHand) {
        this.peer = peer;
        this.isByHand = isByHand;
    }

    /** @param arguments the directory that Tomcat may use, the port to call, and whether to hand headers on */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", "600");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().setProperty("maxHttpRequestHeaderSize", "65536");
        tomcat.getConnector().setProperty("maxHeaderCount", "1000");
        Context context = tomcat.addContext("", null);
        TomcatService service =
                new TomcatService("http://127.0.0.1:" + arguments[1] + "/", Boolean.parseBoolean(arguments[2]));
        Tomcat.addServlet(context, "service", service);
        context.addServletMappingDecoded("/*", "service");
        tomcat.start();
        ServiceProgram.serve(tomcat.getConnector().getLocalPort());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] answer =
                request.getRequestURI().equals(ServiceProgram.FIGURES) ? ServiceProgram.figures() : call(request);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private byte[] call(HttpServletRequest request) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(peer).toURL().openConnection();
        if (isByHand) {
            for (String name : ServiceProgram.TRACE_HEADERS) {
                String value = request.getHeader(name);
                if (value != null) connection.setRequestProperty(name, value);
            }
        }
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
