// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Vert.x of any version: its own handler of CORS at every path but those below {@code /do/}, where handlers tell what they
 * could send on. One server is of a verticle on an event loop, one of a worker verticle.
 */
public final class VertxServer implements Server {
    private final Vertx vertx = Vertxs.start();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    /** Requests that wait for one another, by the number of the meeting. */
    private static final Map<String, List<Promise<String>>> MEETINGS = new ConcurrentHashMap<>();

    /** Questions that wait for one another. */
    private static final List<Message<Integer>> QUESTIONS = new ArrayList<>();

    public VertxServer() throws Exception {
        vertx.eventBus().<String>consumer("sight", message -> message.reply(Sight.at("consumer")));
        vertx.eventBus().<Integer>consumer("meeting", VertxServer::answerAllAtOnce);
        Vertxs.await(vertx, "deployVerticle", new Http("http"), new DeploymentOptions());
        Vertxs.await(vertx, "deployVerticle", new Http("worker"), onWorkers());
    }

    /** In the name of the last. */
    private static void answerAllAtOnce(Message<Integer> question) {
        List<Message<Integer>> all;
        synchronized (QUESTIONS) {
            QUESTIONS.add(question);
            if (QUESTIONS.size() < question.body()) return;
            all = new ArrayList<>(QUESTIONS);
            QUESTIONS.clear();
        }
        for (Message<Integer> each : all) each.reply("all");
    }

    /** {@code setWorker} until 4. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static DeploymentOptions onWorkers() throws ReflectiveOperationException {
        DeploymentOptions options = new DeploymentOptions();
        try {
            Class<? extends Enum> model = (Class<? extends Enum>) Class.forName("io.vertx.core.ThreadingModel");
            Object unused = Vertxs.call(options, "setThreadingModel", Enum.valueOf(model, "WORKER"));
        } catch (ClassNotFoundException older) {
            Object unused = Vertxs.call(options, "setWorker", true);
        }
        return options;
    }

    private final class Http extends AbstractVerticle {
        private final String connector;
        private Object client;
        private WebClient webClient;

        Http(String connector) {
            this.connector = connector;
        }

        @Override
        public void start(Promise<Void> started) {
            client = Vertxs.call(vertx, "createHttpClient");
            webClient = WebClient.create(vertx);
            Router router = Router.router(vertx);
            router.route()
                    .handler(cors().allowedMethods(Collections.singleton(HttpMethod.GET))
                            .allowedHeader("X-App"));
            router.route().handler(context -> end(context.request(), "as ever"));
            HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true));
            server.requestHandler(request -> {
                if (request.path().startsWith("/do/"))
                    handle(request, request.path().substring("/do/".length()));
                else router.handle(request);
            });
            Vertxs.call(
                    server,
                    "listen",
                    result -> {
                        ports.put(connector, server.actualPort());
                        started.complete();
                    },
                    0);
        }

        private void handle(HttpServerRequest request, String path) {
            StringBuilder seen = new StringBuilder(Sight.at("request"));
            int port = request.getParam("port") == null ? 0 : Integer.parseInt(request.getParam("port"));
            switch (path) {
                case "stream":
                    request.handler(chunk -> seen.append(Sight.at("chunk")).append("length/" + chunk.length() + '\n'));
                    request.endHandler(ignored -> end(request, seen + Sight.at("end")));
                    return;
                case "body":
                    request.bodyHandler(body -> end(request, seen + Sight.at("body")));
                    return;
                case "paused":
                    request.handler(chunk -> seen.append(Sight.at("chunk")));
                    request.endHandler(ignored -> end(request, seen + Sight.at("end")));
                    request.pause();
                    meet(request, () -> request.resume());
                    return;
                case "timer":
                    vertx.setTimer(1, id -> {
                        seen.append(Sight.at("timer"));
                        vertx.setTimer(1, next -> end(request, seen + Sight.at("next")));
                    });
                    return;
                case "periodic":
                    vertx.setPeriodic(1, id -> {
                        vertx.cancelTimer(id);
                        end(request, seen + Sight.at("periodic"));
                    });
                    return;
                case "runOnContext":
                    vertx.runOnContext(ignored -> end(request, seen + Sight.at("later")));
                    return;
                case "blocking":
                    VertxWorkers.executeBlocking(
                            vertx,
                            () -> seen.append(Sight.at("blocking")),
                            result -> end(request, seen + Sight.at("result")));
                    return;
                case "meet":
                    meet(request, () -> end(request, seen + Sight.at("after")));
                    return;
                case "bus":
                    Vertxs.call(
                            vertx.eventBus(),
                            "request",
                            reply ->
                                    end(request, seen.append(((Message<?>) reply.result()).body()) + Sight.at("reply")),
                            "sight",
                            "");
                    return;
                case "ask":
                    Vertxs.call(
                            vertx.eventBus(),
                            "request",
                            reply -> end(request, seen + Sight.at("reply")),
                            "meeting",
                            Integer.parseInt(request.getParam("parties")));
                    return;
                case "call":
                    Vertxs.get(client, port, "/", () -> seen.append(Sight.at("response")), answer -> {
                        end(
                                request,
                                seen
                                        + Sight.at("answered")
                                        + Sight.outbound(answer.result().toString()));
                    });
                    return;
                case "webcall":
                    Vertxs.call(webClient.get(port, "localhost", "/"), "send", answer -> {
                        Buffer body = ((HttpResponse<Buffer>) answer.result()).bodyAsBuffer();
                        end(request, seen + Sight.at("answered") + Sight.outbound(body.toString()));
                    });
                    return;
                case "refused":
                    Vertxs.get(client, 1, "/", () -> {}, answer -> end(request, seen + Sight.at("refused")));
                    return;
                default:
                    end(request, seen.toString());
            }
        }

        /** Goes on when as many requests have come as {@code parties} says, in the name of the last. */
        private void meet(HttpServerRequest request, Runnable next) {
            Promise<String> promise = Promise.promise();
            promise.future().onComplete(result -> next.run());
            List<Promise<String>> all = MEETINGS.computeIfAbsent(request.getParam("id"), any -> new ArrayList<>());
            synchronized (all) {
                all.add(promise);
                if (all.size() < Integer.parseInt(request.getParam("parties"))) return;
            }
            for (Promise<String> each : all) each.complete("all");
        }
    }

    private static void end(HttpServerRequest request, String body) {
        Object unused = Vertxs.call(request.response(), "end", body);
    }

    private static CorsHandler cors() {
        try {
            return (CorsHandler)
                    CorsHandler.class.getMethod("create", String.class).invoke(null, "http://page\\.example");
        } catch (NoSuchMethodException since5) {
            try {
                Object handler = CorsHandler.class.getMethod("create").invoke(null);
                return (CorsHandler) Vertxs.call(handler, "addOrigin", "http://page.example");
            } catch (ReflectiveOperationException fault) {
                throw new IllegalStateException(fault);
            }
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public int port(String connector) {
        return ports.get(connector);
    }

    @Override
    public void close() throws Exception {
        Vertxs.close(vertx);
    }
}
