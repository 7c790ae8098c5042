// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** What {@link Relay} is, on nothing but the JDK's own server. */
public final class JdkRelay {
    private JdkRelay() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        URL echo = new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/echo");
        server.createContext("/", exchange -> answer(exchange, Get.of(echo)));
        server.createContext("/echo", exchange -> {
            StringBuilder lines = new StringBuilder();
            exchange.getRequestHeaders().forEach((name, values) -> {
                for (String value : values)
                    lines.append(name).append(": ").append(value).append('\n');
            });
            answer(exchange, lines.toString());
        });
        server.start();
        System.out.println("port " + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        System.exit(0);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
