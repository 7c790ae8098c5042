// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Vert.x, behind its own CORS handler. Calls whom the parameter {@code url} names. */
public final class VertxHop {
    private VertxHop() {}

    /** {@code arguments}: the port, the pages' origin. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route()
                .handler(CorsHandler.create()
                        .addOrigin(arguments[1])
                        .allowedMethod(HttpMethod.GET)
                        .allowedMethod(HttpMethod.POST)
                        .allowedHeader("Content-Type")
                        .allowCredentials(true));
        ExecutorService workers = Executors.newCachedThreadPool();
        router.route("/call").handler(routing -> workers.execute(() -> call(routing)));
        router.route().handler(routing -> routing.response().end());
        vertx.createHttpServer().requestHandler(router).listen(Integer.parseInt(arguments[0]), "127.0.0.1");
    }

    private static void call(RoutingContext routing) {
        try {
            routing.response().end(Get.of(new URL(routing.request().getParam("url"))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
