// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.play;

import static play.mvc.Results.internalServerError;
import static play.mvc.Results.ok;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import play.BuiltInComponents;
import play.Mode;
import play.libs.concurrent.Futures;
import play.libs.ws.WSClient;
import play.libs.ws.ahc.AhcWSClient;
import play.libs.ws.ahc.AhcWSClientConfigFactory;
import play.mvc.Http.Request;
import play.mvc.Result;
import play.routing.Router;
import play.routing.RoutingDsl;
import play.server.Server;

/** The ways of an application from a request's thread to another; each calls the parameter {@code url} at its end. */
public final class Application {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final WSClient client;
    private final Futures futures;

    private Application(BuiltInComponents components) {
        client = AhcWSClient.create(
                AhcWSClientConfigFactory.forConfig(
                        components.config(), getClass().getClassLoader()),
                null,
                components.materializer());
        futures = new play.libs.concurrent.DefaultFutures(
                new play.api.libs.concurrent.DefaultFutures(components.actorSystem()));
    }

    public static void main(String[] arguments) {
        Server.forRouter(Mode.PROD, Integer.getInteger("play.port"), Application::router);
    }

    private static Router router(BuiltInComponents components) {
        Application ways = new Application(components);
        RoutingDsl routes = RoutingDsl.fromComponents(components).GET("/").routingTo(any -> ok("ready"));
        way(routes, "here", request -> ways.here(url(request)));
        way(routes, "both", request -> ways.both(url(request)));
        way(routes, "blocking", request -> ways.blocking(url(request)));
        way(routes, "delayed", request -> ways.delayed(url(request)));
        way(routes, "future", request -> ways.future(url(request)));
        way(routes, "late", request -> ways.late(url(request)));
        way(routes, "failing", request -> ways.failing(url(request)));
        routes.GET("/ways/streamed").routingTo(request -> ok().chunked(Chunks.of(3, () -> ways.here(url(request))))
                .as("text/plain"));
        routes.POST("/ways/body").routingAsync(request -> {
            String body = request.body().asText();
            return body == null
                    ? CompletableFuture.completedFuture(internalServerError("no text"))
                    : ways.here(url(request)).thenApply(line -> ok(line));
        });
        return routes.build();
    }

    private static void way(RoutingDsl routes, String name, Function<Request, CompletionStage<String>> way) {
        routes.GET("/ways/" + name).routingAsync(request -> way.apply(request).<Result>thenApply(line -> ok(line)));
    }

    private static String url(Request request) {
        return request.getQueryString("url");
    }

    private CompletionStage<String> here(String url) {
        return client.url(url).get().thenApply(response -> response.getBody());
    }

    private CompletionStage<String> both(String url) {
        return here(url).thenCombine(blocking(url), (one, other) -> one + '\n' + other);
    }

    private CompletionStage<String> blocking(String url) {
        return CompletableFuture.supplyAsync(() -> ByJdk.blocking(url), pool);
    }

    private CompletionStage<String> delayed(String url) {
        return futures.delayed(() -> here(url), SHORT);
    }

    /** Who completes it is another thread, that of another request maybe. */
    private CompletionStage<String> future(String url) {
        CompletableFuture<String> given = new CompletableFuture<>();
        pool.execute(() -> given.complete(url));
        return given.thenCompose(this::here);
    }

    private CompletionStage<String> late(String url) {
        return futures.timeout(here(url + "?late"), PATIENCE)
                .handle((line, fault) -> here(url))
                .thenCompose(Function.identity());
    }

    private CompletionStage<String> failing(String url) {
        return here(url)
                .<String>thenApply(line -> {
                    throw new CompletionException(new IllegalStateException(line));
                })
                .handle((line, fault) -> here(url))
                .thenCompose(Function.identity());
    }
}
