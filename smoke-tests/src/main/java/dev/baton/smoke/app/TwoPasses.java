// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.IOException;
import java.net.URL;
import java.util.logging.LogManager;
import javax.servlet.AsyncContext;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat on a free port, which it prints. A request passes its servlet twice, the second time after an asynchronous
 * dispatch, and each pass answers two lines: the {@code traceparent} that the servlet finds on the request, and the one
 * that an outbound call carries. Ends when standard input does.
 */
public final class TwoPasses {
    private TwoPasses() {}

    public static void main(String[] arguments) throws LifecycleException, IOException {
        LogManager.getLogManager().reset();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Wrapper servlet = Tomcat.addServlet(context, "passes", new PassesServlet());
        servlet.setAsyncSupported(true);
        context.addServletMappingDecoded("/", "passes");
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.start();
        System.out.println("port " + tomcat.getConnector().getLocalPort());
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        System.exit(0);
    }

    private static final class PassesServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/echo")) {
                response.getWriter().print(request.getHeader("traceparent"));
                return;
            }
            URL echo = new URL("http://127.0.0.1:" + request.getLocalPort() + "/echo");
            response.getWriter().println(request.getHeader("traceparent"));
            response.getWriter().println(Get.of(echo));
            if (request.getDispatcherType() == DispatcherType.ASYNC) return;
            AsyncContext async = request.startAsync();
            async.dispatch();
        }
    }
}
