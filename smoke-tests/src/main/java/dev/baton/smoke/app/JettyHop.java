// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.net.InetSocketAddress;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Jetty 12 without servlets, behind its own CORS handler. Calls whom the parameter {@code url} names. */
public final class JettyHop extends Handler.Abstract {
    private JettyHop() {}

    /** {@code arguments}: the port, the pages' origin. */
    public static void main(String[] arguments) throws Exception {
        CrossOriginHandler cors = new CrossOriginHandler();
        cors.setAllowedOriginPatterns(Collections.singleton(Pattern.quote(arguments[1])));
        cors.setAllowedMethods(new HashSet<>(Arrays.asList("GET", "POST")));
        cors.setAllowedHeaders(Collections.singleton("Content-Type"));
        cors.setAllowCredentials(true);
        cors.setHandler(new JettyHop());
        Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
        server.setHandler(cors);
        server.start();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Fields.Field url = Request.extractQueryParameters(request).get("url");
        String body = url == null ? "" : Get.of(new URL(url.getValue()));
        Content.Sink.write(response, true, body, callback);
        return true;
    }
}
