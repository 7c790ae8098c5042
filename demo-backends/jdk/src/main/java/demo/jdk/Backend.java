// SPDX-License-Identifier: Apache-2.0
package demo.jdk;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ordinary backend on the JDK's own server, the last of its chain: {@code java -jar baton-demo-jdk.jar PORT}. */
public final class Backend {
    private static final Logger log = LoggerFactory.getLogger(Backend.class);

    private Backend() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", Backend::echo);
        server.start();
        log.info("Listening on {}", port);
        awaitEndOfInput();
        server.stop(0);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        log.info("{} {}", exchange.getRequestMethod(), exchange.getRequestURI());
        JsonArray headers = new JsonArray();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> headers.add(JsonArray.from(name, value))));
        JsonObject answer = new JsonObject();
        answer.put("name", "jdk");
        answer.put("server", "com.sun.net.httpserver, JDK " + Runtime.version().feature());
        answer.put("headers", headers);
        byte[] body = JsonWriter.string(answer).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Whoever started this backend ends it by closing its standard input, or by ending. */
    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            log.debug("Input ignored");
        }
    }
}
