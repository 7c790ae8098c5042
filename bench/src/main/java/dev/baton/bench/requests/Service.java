// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.baton.bench.Launch;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * An embedded Tomcat that makes one call for each request, and answers with what that said. Told to, it hands trace headers
 * on by its own code: what propagation costs without any agent. Ends with its standard input.
 */
public final class Service extends HttpServlet {
    /** Asked for this, it answers with the CPU time of its process in nanoseconds, and the bytes its threads allocated. */
    static final String FIGURES = "/figures";

    private static final long serialVersionUID = 1;

    private static final String[] TRACE_HEADERS = {
        "traceparent",
        "tracestate",
        "baggage",
        "b3",
        "X-B3-TraceId",
        "X-B3-SpanId",
        "X-B3-ParentSpanId",
        "X-B3-Sampled",
        "X-B3-Flags",
        "x-datadog-trace-id",
        "x-datadog-parent-id",
        "x-datadog-sampling-priority",
        "x-datadog-origin",
        "x-datadog-tags"
    };

    private final String peer;
    private final boolean isByHand;

    private Service(String peer, boolean isByHand) {
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
        Service service = new Service("http://127.0.0.1:" + arguments[1] + "/", Boolean.parseBoolean(arguments[2]));
        Tomcat.addServlet(context, "service", service);
        context.addServletMappingDecoded("/*", "service");
        tomcat.start();
        System.out.println(Launch.READY + tomcat.getConnector().getLocalPort());
        if (System.in.read() >= 0) throw new IOException("unexpected input");
        System.exit(0);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] answer = request.getRequestURI().equals(FIGURES) ? figures() : call(request);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private byte[] call(HttpServletRequest request) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(peer).toURL().openConnection();
        if (isByHand) {
            for (String name : TRACE_HEADERS) {
                String value = request.getHeader(name);
                if (value != null) connection.setRequestProperty(name, value);
            }
        }
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static byte[] figures() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long bytes = Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(ofThread -> ofThread > 0) // -1: has ended meanwhile
                .sum();
        return (system.getProcessCpuTime() + " " + bytes).getBytes(StandardCharsets.US_ASCII);
    }
}
