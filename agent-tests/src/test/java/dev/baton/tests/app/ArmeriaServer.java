// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.retry.RetryRule;
import com.linecorp.armeria.client.retry.RetryingClient;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Get;
import com.linecorp.armeria.server.annotation.Param;
import dev.baton.tests.server.Server;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Armeria's server and clients of any version of 1. */
public final class ArmeriaServer implements Server {
    private final ClientFactory clients = ClientFactory.builder().build();
    private final Map<Integer, WebClient> plain = new ConcurrentHashMap<>();

    /** Answers that wait for another request to end them, by its path. */
    private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    private final com.linecorp.armeria.server.Server server = com.linecorp.armeria.server.Server.builder()
            .http(0)
            .requestTimeoutMillis(0)
            .service("/see", (context, request) -> HttpResponse.of(Sight.at("request")))
            .service("/lines", (context, request) -> HttpResponse.of(lines(request)))
            .service("prefix:/do/", this::handle)
            .service("prefix:/wait/", (context, request) -> await(context.path().replace("/wait/", "/end/")))
            .service("prefix:/end/", (context, request) -> HttpResponse.of(end(context.path())))
            .annotatedService("/annotated", this)
            .build();

    public ArmeriaServer() {
        server.start().join();
    }

    private static String lines(HttpRequest request) {
        StringBuilder lines = new StringBuilder();
        request.headers().forEach((name, value) -> lines.append(name + ": " + value + '\n'));
        return lines.toString();
    }

    private HttpResponse handle(ServiceRequestContext context, HttpRequest request) throws Exception {
        StringBuilder seen = new StringBuilder(Sight.at("request"));
        int port = Integer.parseInt(context.query().substring("port=".length()));
        CompletableFuture<String> done = new CompletableFuture<>();
        switch (context.path().substring("/do/".length())) {
            case "body":
                return HttpResponse.from(request.aggregate()
                        .thenApply(body -> HttpResponse.of(
                                seen + "length/" + body.content().length() + '\n' + Sight.at("body"))));
            case "blocking":
                blocking(context).execute(() -> done.complete(seen + Sight.at("blocking")));
                break;
            case "timer":
                context.eventLoop().schedule(() -> done.complete(seen + Sight.at("timer")), 1, TimeUnit.MILLISECONDS);
                break;
            case "stream":
                return stream(context, seen.toString());
            case "call":
                call(to(port).get("/"), seen, done);
                break;
            case "h2call":
                call(http2().get("/lines"), seen, done);
                break;
            case "late":
                blocking(context).execute(() -> call(to(port).get("/"), seen, done));
                break;
            case "retried":
                call(retrying(port).get("/"), seen, done);
                break;
            case "refused":
                to(1).get("/").aggregate().whenComplete((none, fault) -> done.complete(seen + Sight.at("refused")));
                break;
            default:
                done.complete(seen.toString());
        }
        return HttpResponse.from(done.thenApply(text -> HttpResponse.of(text + Sight.at("answering"))));
    }

    /** What it returns has changed its name. */
    private static Executor blocking(ServiceRequestContext context) throws ReflectiveOperationException {
        return (Executor)
                ServiceRequestContext.class.getMethod("blockingTaskExecutor").invoke(context);
    }

    private WebClient to(int port) {
        return plain.computeIfAbsent(port, any -> WebClient.builder("h1c://127.0.0.1:" + port)
                .factory(clients)
                .build());
    }

    private WebClient http2() {
        return WebClient.builder("h2c://127.0.0.1:" + port("http"))
                .factory(clients)
                .build();
    }

    /** It takes the first answer for a failure. */
    private WebClient retrying(int port) {
        Map<Object, Boolean> answered = new ConcurrentHashMap<>();
        RetryRule rule = RetryRule.onStatus((context, status) -> answered.put("", true) == null);
        return WebClient.builder("h1c://127.0.0.1:" + port)
                .factory(clients)
                .decorator(RetryingClient.newDecorator(rule))
                .build();
    }

    private static void call(HttpResponse response, StringBuilder seen, CompletableFuture<String> done) {
        response.aggregate().whenComplete((answer, fault) -> {
            if (fault != null) done.completeExceptionally(fault);
            else done.complete(seen + Sight.at("answered") + Sight.outbound(answer.contentUtf8()));
        });
    }

    private HttpResponse await(String end) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        CompletableFuture<HttpResponse> answer = ended.thenApply(any -> HttpResponse.of(Sight.at("ended")));
        waiting.put(end, ended);
        return HttpResponse.from(answer);
    }

    private String end(String path) {
        CompletableFuture<Void> ended = waiting.remove(path);
        if (ended == null) return "nobody waits";
        ended.complete(null);
        return Sight.at("ending");
    }

    private static HttpResponse stream(ServiceRequestContext context, String seen) {
        HttpResponseWriter writer = HttpResponse.streaming();
        writer.write(ResponseHeaders.of(HttpStatus.OK));
        writer.write(HttpData.ofUtf8(seen));
        context.eventLoop()
                .schedule(
                        () -> {
                            writer.write(HttpData.ofUtf8(Sight.at("written")));
                            writer.whenConsumed().thenRun(() -> {
                                writer.write(HttpData.ofUtf8(Sight.at("consumed")));
                                writer.close();
                            });
                        },
                        1,
                        TimeUnit.MILLISECONDS);
        return writer;
    }

    @Get("/loop")
    public CompletableFuture<String> onTheLoop(@Param("port") int port) {
        CompletableFuture<String> done = new CompletableFuture<>();
        call(to(port).get("/"), new StringBuilder(Sight.at("request")), done);
        return done;
    }

    @Get("/blocking")
    @Blocking
    public String onAThread(@Param("port") int port) {
        CompletableFuture<String> done = new CompletableFuture<>();
        call(to(port).get("/"), new StringBuilder(Sight.at("request")), done);
        return done.join() + Sight.at("after");
    }

    @Override
    public int port(String connector) {
        return server.activeLocalPort(SessionProtocol.HTTP);
    }

    @Override
    public void close() {
        server.stop().join();
        clients.close();
    }
}
