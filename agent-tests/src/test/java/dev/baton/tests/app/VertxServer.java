// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Vert.x of any version, with its own handler of CORS. What returns something else in another version is called by name. */
public final class VertxServer implements Server {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = vertx.createHttpServer();

    public VertxServer() throws Exception {
        Router router = Router.router(vertx);
        router.route()
                .handler(cors().allowedMethods(Collections.singleton(HttpMethod.GET))
                        .allowedHeader("X-App"));
        router.route().handler(context -> call(context.response(), "end", String.class, "as ever"));
        server.requestHandler(router);
        call(server, "listen", int.class, 0);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (server.actualPort() <= 0) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("it does not listen");
            Thread.sleep(10);
        }
    }

    private static CorsHandler cors() throws ReflectiveOperationException {
        try {
            return (CorsHandler)
                    CorsHandler.class.getMethod("create", String.class).invoke(null, "http://page\\.example");
        } catch (NoSuchMethodException since5) {
            Object handler = CorsHandler.class.getMethod("create").invoke(null);
            call(handler, "addOrigin", String.class, "http://page.example");
            return (CorsHandler) handler;
        }
    }

    private static void call(Object target, String name, Class<?> type, Object argument) {
        try {
            Method method = target.getClass().getMethod(name, type);
            method.setAccessible(true);
            method.invoke(target, argument);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public int port(String connector) {
        return server.actualPort();
    }

    @Override
    public void close() throws Exception {
        CompletableFuture<Object> closed = new CompletableFuture<>();
        try {
            Vertx.class.getMethod("close", Handler.class).invoke(vertx, (Handler<Object>) closed::complete);
        } catch (NoSuchMethodException since5) {
            Object future = Vertx.class.getMethod("close").invoke(vertx);
            CompletionStage<?> stage = (CompletionStage<?>) Class.forName("io.vertx.core.Future")
                    .getMethod("toCompletionStage")
                    .invoke(future);
            stage.thenAccept(closed::complete);
        }
        closed.get(60, TimeUnit.SECONDS);
    }
}
