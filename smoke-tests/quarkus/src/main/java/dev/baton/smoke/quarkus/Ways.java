// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.quarkus;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The ways of an application from a request's thread to another; each calls its origin at its end. */
@Path("/ways")
@Produces("text/plain")
public class Ways {
    private static final int MANY = 4;

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
    private final Origin origin;
    private final Vertx vertx;
    private final HttpClient client;
    private final ExecutorService pool;

    @Inject
    public Ways(@RestClient Origin origin, Vertx vertx, ExecutorService pool) {
        this.origin = origin;
        this.vertx = vertx;
        client = vertx.createHttpClient();
        this.pool = pool;
    }

    @GET
    @Path("/here")
    public Uni<String> here() {
        return origin.uni();
    }

    /** On the loop, by three clients. */
    @GET
    @Path("/both")
    public Uni<String> both(@QueryParam("url") URI url) {
        HttpRequest request = HttpRequest.newBuilder(url).build();
        Uni<String> byJdk = Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .map(HttpResponse::body);
        return Uni.join().all(origin.uni(), byJdk, byVertx(url)).andFailFast().map(all -> String.join("\n", all));
    }

    @GET
    @Path("/stage")
    public CompletionStage<String> stage() {
        return origin.stage().thenCompose(first -> origin.stage().thenApply(second -> first + '\n' + second));
    }

    @GET
    @Path("/nonblocking")
    @NonBlocking
    public Uni<String> nonBlocking(@QueryParam("url") URI url) {
        return byVertx(url);
    }

    @GET
    @Path("/blocking")
    @Blocking
    public String blocking(@QueryParam("url") URI url) throws IOException, InterruptedException {
        return origin.blocking() + '\n' + byJdk(url);
    }

    @GET
    @Path("/emitted")
    public Uni<String> emitted() {
        return Uni.createFrom()
                .item("")
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(any -> origin.blocking())
                .chain(first -> origin.uni().map(second -> first + '\n' + second));
    }

    @GET
    @Path("/managed")
    public Uni<String> managed() {
        return Uni.createFrom().completionStage(() -> CompletableFuture.supplyAsync(origin::blocking, pool));
    }

    @GET
    @Path("/delayed")
    public Uni<String> delayed() {
        return Uni.createFrom()
                .item("")
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1))
                .chain(any -> origin.uni());
    }

    @GET
    @Path("/timer")
    public Uni<String> timer(@QueryParam("url") URI url) {
        return Uni.createFrom()
                .<String>emitter(emitter ->
                        vertx.setTimer(1, any -> byVertx(url).subscribe().with(emitter::complete, emitter::fail)));
    }

    @GET
    @Path("/executed")
    public Uni<String> executed() {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(origin::blocking).toCompletionStage());
    }

    @GET
    @Path("/many")
    public Uni<String> many() {
        return Multi.createFrom()
                .range(0, MANY)
                .onItem()
                .transformToUniAndMerge(any -> origin.uni())
                .collect()
                .asList()
                .map(all -> String.join("\n", all));
    }

    @GET
    @Path("/streamed")
    public Multi<String> streamed() {
        return Multi.createFrom()
                .range(0, MANY)
                .onItem()
                .transformToUniAndConcatenate(any -> origin.uni())
                .map(line -> line + '\n');
    }

    @GET
    @Path("/late")
    public Uni<String> late() {
        return origin.late("")
                .ifNoItem()
                .after(Duration.ofMillis(20))
                .fail()
                .onFailure(TimeoutException.class)
                .recoverWithUni(origin::uni);
    }

    @GET
    @Path("/failing")
    public Uni<String> failing() {
        return origin.uni().chain(first -> Uni.createFrom().failure(new Refused()));
    }

    @ServerExceptionMapper
    public Uni<Response> refused(Refused fault) {
        return origin.uni().map(text -> Response.ok(text).build());
    }

    @POST
    @Path("/body")
    public Uni<String> body(String body) {
        return origin.uni();
    }

    private Uni<String> byVertx(URI url) {
        return Uni.createFrom()
                .completionStage(() -> client.request(HttpMethod.GET, url.getPort(), url.getHost(), url.getPath())
                        .compose(request -> request.send())
                        .compose(response -> response.body())
                        .map(body -> body.toString())
                        .toCompletionStage());
    }

    private String byJdk(URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** No more than its type. */
    static final class Refused extends RuntimeException {}
}
