// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.net.URL;

/** Undertow, which has no CORS handler of its own: with one by hand. Calls whom the parameter {@code url} names. */
public final class UndertowHop {
    private UndertowHop() {}

    /** {@code arguments}: the port, the pages' origin. */
    public static void main(String[] arguments) {
        HttpHandler call = new BlockingHandler(UndertowHop::call);
        Undertow.builder()
                .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
                .setHandler(exchange -> {
                    allow(exchange, arguments[1]);
                    if (exchange.getRequestMethod().equals(Methods.OPTIONS)) exchange.endExchange();
                    else call.handleRequest(exchange);
                })
                .build()
                .start();
    }

    private static void allow(HttpServerExchange exchange, String pages) {
        if (!pages.equals(exchange.getRequestHeaders().getFirst("Origin"))) return;
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(new HttpString("Access-Control-Allow-Origin"), pages);
        headers.put(new HttpString("Access-Control-Allow-Credentials"), "true");
        headers.put(new HttpString("Access-Control-Allow-Methods"), "GET, POST");
        headers.put(new HttpString("Access-Control-Allow-Headers"), "Content-Type");
    }

    private static void call(HttpServerExchange exchange) throws Exception {
        if (!exchange.getQueryParameters().containsKey("url")) return;
        URL url = new URL(exchange.getQueryParameters().get("url").getFirst());
        exchange.getResponseSender().send(Get.of(url));
    }
}
