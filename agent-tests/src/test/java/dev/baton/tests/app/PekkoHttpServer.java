// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.http.javadsl.ConnectHttp;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.ActorMaterializer;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;
import org.apache.pekko.util.ByteString;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/** The HTTP server of Pekko and Akka, of any version: of a function, of one that leaves it to a pool, and of a flow. */
@SuppressWarnings("deprecation") // the way in which all of these versions begin
public final class PekkoHttpServer implements Server {
    private static final int PATIENCE_SECONDS = 60;

    /** More than a stream's interpreter follows an element through without asking what else there is to do. */
    private static final int STAGES = 40;

    private static final int ROOM = 1000;

    /** Of a body whose length is told beforehand: more than any trace headers take. */
    private static final int LENGTH = 20_000;

    private final ActorSystem system = ActorHops.start();
    private final Materializer materializer = ActorMaterializer.create(system);
    private final Http http = Http.get(system);
    private final ActorRef actor = system.actorOf(Props.create(Teller.class));
    private final SourceQueueWithComplete<CompletableFuture<String>> queue = Source.<CompletableFuture<String>>queue(
                    ROOM, OverflowStrategy.fail())
            .map(told -> told.complete(Sight.at("shared")))
            .to(Sink.ignore())
            .run(materializer);
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    /** Requests that wait for one another, by the number of the meeting. */
    private final Map<String, List<CompletableFuture<String>>> meetings = new ConcurrentHashMap<>();

    public PekkoHttpServer() throws Exception {
        bind("http", null);
        bind("executor", pool);
        try {
            bind("virtual", (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (NoSuchMethodException before21) {
            // The test that asks for it does not run.
        }
        Flow<HttpRequest, HttpRequest, NotUsed> stages = Flow.of(HttpRequest.class);
        for (int i = 0; i < STAGES; i++) {
            stages = stages.map(request -> request.removeHeader("x-stage").addHeader(HttpHeader.parse("x-stage", "1")));
        }
        Flow<HttpRequest, HttpResponse, NotUsed> flow = stages.mapAsync(4, request -> handle(request));
        ServerBinding binding = http.bindAndHandle(flow, ConnectHttp.toHost("127.0.0.1", 0), materializer)
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        ports.put("flow", binding.localAddress().getPort());
        ports.put("h2c", ports.get("http"));
    }

    /** @param executor null: the handler is called where the connection is read */
    private void bind(String connector, Executor executor) throws Exception {
        ServerBinding binding = http.bindAndHandleAsync(
                        request -> {
                            if (executor == null) return handle(request);
                            return CompletableFuture.supplyAsync(() -> handle(request), executor)
                                    .thenCompose(answer -> answer);
                        },
                        ConnectHttp.toHost("127.0.0.1", 0),
                        materializer)
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        ports.put(connector, binding.localAddress().getPort());
    }

    private CompletionStage<HttpResponse> handle(HttpRequest request) {
        String path = request.getUri().path();
        switch (path) {
            case "/see":
            case "/cors":
                return now(Sight.at("request"));
            case "/constant":
                return now("as ever");
            case "/headers":
                return now(headers(request));
            case "/call":
                return call(request);
            case "/meet":
                String before = Sight.at("before");
                return meet(request).thenApply(any -> ok(before + Sight.at("after")));
            case "/stream":
                String begin = Sight.at("begin");
                return length(request, new StringBuilder(begin)).thenApply(text -> ok(text + Sight.at("end")));
            case "/receive":
                return length(request, new StringBuilder()).thenApply(text -> ok(text + Sight.at("received")));
            case "/actor":
                CompletableFuture<String> told = new CompletableFuture<>();
                actor.tell(told, ActorRef.noSender());
                return told.thenApply(text -> ok(text + Sight.at("told")));
            case "/run":
                return Source.range(1, 3)
                        .map(i -> Sight.at("stage" + i))
                        .mapAsync(2, text -> CompletableFuture.supplyAsync(() -> text + Sight.at("async"), pool))
                        .map(text -> text + Sight.at("behind"))
                        .runFold("", (all, text) -> all + text, materializer)
                        .thenApply(text -> ok(text + Sight.at("folded")));
            case "/answer":
                int after =
                        Integer.parseInt(request.getUri().query().get("after").orElse("0"));
                return CompletableFuture.supplyAsync(
                        () -> {
                            pause(after);
                            return HttpResponse.create().withEntity(body(parameter(request, "as")));
                        },
                        pool);
            case "/offer":
                CompletableFuture<String> offered = new CompletableFuture<>();
                Object unused = queue.offer(offered);
                return offered.thenApply(text -> ok(text + Sight.at("told")));
            case Preflights.PATH:
                return preflight(request);
            case "/throw":
                throw new IllegalStateException("the application fails, as it was asked to");
            default:
                return CompletableFuture.completedFuture(HttpResponse.create().withStatus(404));
        }
    }

    private static HttpResponse ok(String text) {
        return HttpResponse.create().withEntity(text);
    }

    /** A body that is made while it is sent: of a given length, in chunks, or up to the end of the connection. */
    private ResponseEntity body(String kind) {
        Source<ByteString, NotUsed> source = Source.range(1, 3)
                .map(i -> Sight.at("part" + i))
                .mapAsync(2, text -> CompletableFuture.supplyAsync(() -> text + Sight.at("async"), pool))
                .map(text -> ByteString.fromString(text + Sight.at("behind")));
        switch (kind) {
            case "chunks":
                return HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, source);
            case "rest":
                return HttpEntities.createCloseDelimited(ContentTypes.TEXT_PLAIN_UTF8, source);
            default:
                return HttpEntities.create(
                        ContentTypes.TEXT_PLAIN_UTF8,
                        LENGTH,
                        source.fold(ByteString.fromString(""), (all, part) -> all.concat(part))
                                .map(all -> all.concat(ByteString.fromString(padding(LENGTH - all.size())))));
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static String padding(int length) {
        char[] padding = new char[length];
        Arrays.fill(padding, ' ');
        return new String(padding);
    }

    private static CompletionStage<HttpResponse> now(String text) {
        return CompletableFuture.completedFuture(ok(text));
    }

    private static String headers(HttpRequest request) {
        StringBuilder lines = new StringBuilder("headers/\n");
        for (HttpHeader header : request.getHeaders()) {
            if (!header.renderInRequests() || header.name().equals("x-stage")) continue;
            lines.append("headers/").append(header.name().toLowerCase(Locale.ROOT));
            lines.append(": ").append(header.value()).append('\n');
        }
        return lines.toString();
    }

    private static CompletionStage<HttpResponse> preflight(HttpRequest request) {
        List<String> answer = Preflights.answer(
                parameter(request, "policy"),
                header(request, "Origin"),
                header(request, "Access-Control-Request-Headers"));
        HttpResponse response = HttpResponse.create().withStatus(Integer.parseInt(answer.get(0)));
        for (int i = 1; i < answer.size(); i += 2) {
            response = response.addHeader(RawHeader.create(answer.get(i), answer.get(i + 1)));
        }
        return CompletableFuture.completedFuture(response);
    }

    private static String header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value).orElse(null);
    }

    private static String parameter(HttpRequest request, String name) {
        return request.getUri().query().get(name).get();
    }

    private CompletionStage<HttpResponse> call(HttpRequest request) {
        URI uri = URI.create("http://localhost:" + parameter(request, "port") + "/");
        return http.singleRequest(HttpRequest.create(uri.toString()))
                .thenCompose(
                        answer -> answer.entity().toStrict(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), materializer))
                .thenApply(entity -> {
                    StringBuilder lines = new StringBuilder("call/\n");
                    String text = entity.getData().decodeString(StandardCharsets.ISO_8859_1.name());
                    for (String line : text.split("\n")) {
                        String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
                        if (Baton.key(name) < 0) continue;
                        lines.append("call/").append(name).append(line.substring(name.length()));
                        lines.append('\n');
                    }
                    return ok(lines + Sight.at("answered"));
                });
    }

    /** Goes on when as many requests have come as {@code parties} says, in the name of the last. */
    private CompletionStage<String> meet(HttpRequest request) {
        CompletableFuture<String> mine = new CompletableFuture<>();
        List<CompletableFuture<String>> all =
                meetings.computeIfAbsent(parameter(request, "id"), any -> new ArrayList<>());
        synchronized (all) {
            all.add(mine);
            if (all.size() < Integer.parseInt(parameter(request, "parties"))) return mine;
        }
        pool.execute(() -> {
            for (CompletableFuture<String> each : all) each.complete("all");
        });
        return mine;
    }

    /** The length of the body, and what its first chunk saw. */
    private CompletionStage<String> length(HttpRequest request, StringBuilder seen) {
        return request.entity()
                .getDataBytes()
                .map(bytes -> {
                    if (seen.indexOf("chunk/") < 0) seen.append(Sight.at("chunk"));
                    return bytes.size();
                })
                .runWith(Sink.fold(0, (sum, size) -> sum + size), materializer)
                .thenApply(sum -> seen + "length/" + sum + '\n');
    }

    public static final class Teller extends AbstractActor {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(CompletableFuture.class, told -> {
                        @SuppressWarnings("unchecked") // what is told
                        CompletableFuture<String> answer = told;
                        answer.complete(Sight.at("actor"));
                    })
                    .build();
        }
    }

    @Override
    public int port(String connector) {
        return ports.get(connector);
    }

    @Override
    public void close() throws Exception {
        Object unused = Await.result(system.terminate(), Duration.create(1, TimeUnit.MINUTES));
        pool.shutdown();
    }
}
