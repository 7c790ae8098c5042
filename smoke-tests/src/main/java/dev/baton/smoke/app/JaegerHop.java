// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jaegertracing.Configuration;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A server of the JDK's on the port that is its argument, with spans of the Jaeger client around what it does. It calls the
 * parameter {@code url} and answers the trace id of its own span.
 */
public final class JaegerHop {
    private static final String URL_PARAMETER = "url=";

    private final Tracer tracer = Configuration.fromEnv("app")
            .withSampler(Configuration.SamplerConfiguration.fromEnv()
                    .withType("const")
                    .withParam(1))
            .getTracer();

    private JaegerHop() {}

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newCachedThreadPool());
        JaegerHop hop = new JaegerHop();
        server.createContext("/", hop::handle);
        server.start();
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        System.exit(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        Span span = tracer.buildSpan("request")
                .asChildOf(tracer.extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers)))
                .start();
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) call(new URL(URLDecoder.decode(query.substring(URL_PARAMETER.length()), "UTF-8")), span);
        byte[] answer = span.context().toTraceId().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        span.finish();
    }

    private void call(URL url, Span parent) throws IOException {
        Span span = tracer.buildSpan("call").asChildOf(parent).start();
        Map<String, String> headers = new HashMap<>();
        tracer.inject(span.context(), Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        headers.forEach(connection::setRequestProperty);
        connection.getInputStream().close();
        span.finish();
    }
}
