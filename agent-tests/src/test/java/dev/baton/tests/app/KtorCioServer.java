// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.app.Suspending.Step;
import dev.baton.tests.server.Server;
import io.ktor.client.HttpClient;
import io.ktor.client.HttpClientKt;
import io.ktor.client.request.HttpRequestBuilder;
import io.ktor.client.request.HttpRequestKt;
import io.ktor.client.statement.HttpResponse;
import io.ktor.client.statement.HttpResponseKt;
import io.ktor.http.HttpStatusCode;
import io.ktor.server.application.Application;
import io.ktor.server.application.ApplicationCall;
import io.ktor.server.application.ApplicationCallPipeline;
import io.ktor.server.cio.CIO;
import io.ktor.server.engine.ApplicationEngine;
import io.ktor.server.engine.ApplicationEngineFactory;
import io.ktor.server.engine.EmbeddedServerKt;
import io.ktor.server.engine.EngineConnectorConfig;
import io.ktor.server.request.ApplicationReceiveFunctionsKt;
import io.ktor.server.response.ApplicationResponseFunctionsKt;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.jvm.functions.Function1;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.CompletableDeferredKt;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;

/** Ktor's CIO engine of any version: an application that stays where the engine calls it, and one that goes to a pool. */
public final class KtorCioServer implements Server {
    private static final Function1<Object, Unit> NOTHING = any -> Unit.INSTANCE;
    private static final long STOP_MILLIS = 1000;

    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final HttpClient client = HttpClientKt.HttpClient(io.ktor.client.engine.cio.CIO.INSTANCE, any(NOTHING));
    private final List<Object> servers = new ArrayList<>();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    /** Requests that wait for one another, by the number of the meeting. */
    private final Map<String, List<CompletableDeferred<String>>> meetings = new ConcurrentHashMap<>();

    public KtorCioServer() throws Exception {
        start("http", EmptyCoroutineContext.INSTANCE);
        start("executor", ExecutorsKt.from(pool));
        try {
            start("virtual", ExecutorsKt.from((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)));
        } catch (NoSuchMethodException before21) {
            // The test that asks for it does not run.
        }
    }

    /** What it returns, and takes, differs since 3. */
    private void start(String connector, CoroutineContext where) throws Exception {
        Function1<Application, Unit> module = application -> {
            application.intercept(
                    ApplicationCallPipeline.ApplicationPhase.getCall(),
                    (context, unit, continuation) -> Suspending.call(
                            continuation,
                            (none, next) -> BuildersKt.withContext(
                                    where, (scope, inner) -> handle(context.getContext(), inner), next)));
            return Unit.INSTANCE;
        };
        Object server = null;
        for (Method method : EmbeddedServerKt.class.getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            if (!method.getName().equals("embeddedServer")
                    || types[0] != ApplicationEngineFactory.class
                    || types[1] != int.class
                    || types[types.length - 1] != Function1.class) continue;
            List<String> watched = Collections.emptyList();
            server = types.length == 5
                    ? method.invoke(null, CIO.INSTANCE, 0, "127.0.0.1", watched, module)
                    : method.invoke(null, CIO.INSTANCE, 0, "127.0.0.1", watched, NOTHING, module);
            break;
        }
        Object unused = server.getClass().getMethod("start", boolean.class).invoke(server, false);
        servers.add(server);
        ApplicationEngine engine = (ApplicationEngine)
                (server instanceof ApplicationEngine
                        ? server
                        : server.getClass().getMethod("getEngine").invoke(server));
        List<?> bound = (List<?>) BuildersKt.<Object>runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (scope, next) -> Suspending.call(next, (none, inner) -> engine.resolvedConnectors(inner)));
        ports.put(connector, ((EngineConnectorConfig) bound.get(0)).getPort());
    }

    @SuppressWarnings("unchecked") // it takes whatever comes
    private static <T> Function1<T, Unit> any(Function1<Object, Unit> function) {
        return (Function1<T, Unit>) (Function1<?, Unit>) function;
    }

    private Object handle(ApplicationCall call, Continuation<?> continuation) {
        String path = call.getRequest().getLocal().getUri().replaceFirst("\\?.*", "");
        StringBuilder seen = new StringBuilder();
        Step answer = (any, next) -> respond(call, seen.toString(), next);
        switch (path) {
            case "/see":
            case "/cors":
                return Suspending.call(continuation, say(() -> seen.append(Sight.at("request"))), answer);
            case "/constant":
                return Suspending.call(continuation, say(() -> seen.append("as ever")), answer);
            case "/headers":
                return Suspending.call(continuation, say(() -> headers(call, seen)), answer);
            case "/call":
                return Suspending.call(
                        continuation,
                        (none, next) -> client(call, next),
                        (response, next) ->
                                HttpResponseKt.bodyAsText((HttpResponse) response, StandardCharsets.UTF_8, next),
                        (text, next) -> {
                            seen.append(Sight.outbound((String) text).replace("outbound/", "call/"));
                            return seen.append(Sight.at("answered"));
                        },
                        answer);
            case "/meet":
                return Suspending.call(
                        continuation,
                        say(() -> seen.append(Sight.at("before"))),
                        (none, next) -> meet(call).await(next),
                        say(() -> seen.append(Sight.at("after"))),
                        answer);
            case "/delay":
                return Suspending.call(
                        continuation,
                        say(() -> seen.append(Sight.at("before"))),
                        (none, next) -> DelayKt.delay(1, next),
                        say(() -> seen.append(Sight.at("delayed"))),
                        (none, next) -> BuildersKt.withContext(
                                Dispatchers.getDefault(), (scope, inner) -> seen.append(Sight.at("elsewhere")), next),
                        say(() -> seen.append(Sight.at("back"))),
                        answer);
            case "/stream":
                return Suspending.call(
                        continuation,
                        say(() -> seen.append(Sight.at("begin"))),
                        (none, next) -> ApplicationReceiveFunctionsKt.receiveText(call, next),
                        (text, next) -> seen.append("length/" + ((String) text).length() + '\n'),
                        say(() -> seen.append(Sight.at("end"))),
                        answer);
            case "/receive":
                return Suspending.call(
                        continuation,
                        (none, next) -> ApplicationReceiveFunctionsKt.receiveText(call, next),
                        (text, next) -> seen.append("length/" + ((String) text).length() + '\n'),
                        say(() -> seen.append(Sight.at("received"))),
                        answer);
            case Preflights.PATH:
                preflight(call);
                return Suspending.call(continuation, answer);
            case "/throw":
                throw new IllegalStateException("the application fails, as it was asked to");
            default:
                return Unit.INSTANCE;
        }
    }

    private static Step say(Supplier<?> what) {
        return (before, continuation) -> what.get();
    }

    private static Object respond(ApplicationCall call, String text, Continuation<Object> continuation) {
        return ApplicationResponseFunctionsKt.respondText(call, text, null, null, any(NOTHING), continuation);
    }

    private static StringBuilder headers(ApplicationCall call, StringBuilder lines) {
        lines.append("headers/\n");
        for (Map.Entry<String, List<String>> header :
                call.getRequest().getHeaders().entries()) {
            for (String value : header.getValue()) {
                lines.append("headers/").append(header.getKey().toLowerCase(Locale.ROOT));
                lines.append(": ").append(value).append('\n');
            }
        }
        return lines;
    }

    private static void preflight(ApplicationCall call) {
        List<String> answer = Preflights.answer(
                parameter(call, "policy"),
                call.getRequest().getHeaders().get("Origin"),
                call.getRequest().getHeaders().get("Access-Control-Request-Headers"));
        call.getResponse().status(HttpStatusCode.Companion.fromValue(Integer.parseInt(answer.get(0))));
        for (int i = 1; i < answer.size(); i += 2) {
            call.getResponse().getHeaders().append(answer.get(i), answer.get(i + 1), true);
        }
    }

    private static String parameter(ApplicationCall call, String name) {
        return call.getRequest().getQueryParameters().get(name);
    }

    private Object client(ApplicationCall call, Continuation<Object> continuation) {
        HttpRequestBuilder request = new HttpRequestBuilder();
        HttpRequestKt.url(request, "http://127.0.0.1:" + parameter(call, "port") + "/");
        return io.ktor.client.request.BuildersKt.get(client, request, continuation);
    }

    /** Complete when as many requests have come as {@code parties} says, in the name of the last. */
    private CompletableDeferred<String> meet(ApplicationCall call) {
        CompletableDeferred<String> mine = CompletableDeferredKt.CompletableDeferred(null);
        List<CompletableDeferred<String>> all =
                meetings.computeIfAbsent(parameter(call, "id"), any -> new ArrayList<>());
        synchronized (all) {
            all.add(mine);
            if (all.size() < Integer.parseInt(parameter(call, "parties"))) return mine;
        }
        for (CompletableDeferred<String> each : all) each.complete("all");
        return mine;
    }

    @Override
    public int port(String connector) {
        return ports.get(connector);
    }

    @Override
    public void close() throws Exception {
        for (Object server : servers) {
            Object unused =
                    server.getClass().getMethod("stop", long.class, long.class).invoke(server, 0L, STOP_MILLIS);
        }
        client.close();
        pool.shutdown();
    }
}
