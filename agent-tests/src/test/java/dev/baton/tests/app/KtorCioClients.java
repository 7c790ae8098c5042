// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.app.Suspending.Step;
import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Keys;
import dev.baton.tests.client.Prepared;
import io.ktor.client.HttpClient;
import io.ktor.client.HttpClientKt;
import io.ktor.client.engine.cio.CIO;
import io.ktor.client.request.BuildersKt;
import io.ktor.client.request.HttpRequestBuilder;
import io.ktor.client.request.HttpRequestKt;
import io.ktor.client.request.HttpSendPipeline;
import io.ktor.client.statement.HttpResponse;
import io.ktor.http.HttpMethod;
import io.ktor.http.content.ByteArrayContent;
import io.ktor.http.content.OutgoingContent;
import io.ktor.util.cio.ByteBufferPoolKt;
import io.ktor.utils.io.ByteReadChannel;
import io.ktor.utils.io.jvm.javaio.ReadingKt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.TimeoutKt;

/**
 * Ktor's client on its CIO engine, each call in a coroutine of its own; {@code pipelined} has calls share connections. It
 * leaves challenges, and redirects of what was posted, to its callers.
 */
public final class KtorCioClients implements Client {
    private static final int UNAUTHORIZED = 401;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final String SECRET =
            "Basic " + Base64.getEncoder().encodeToString("name:password".getBytes(StandardCharsets.US_ASCII));

    private final Queue<HttpClient> made = new ConcurrentLinkedQueue<>();
    private final HttpClient plain = client(false, 0);
    private final HttpClient pipelined = client(true, 0);

    private HttpClient client(boolean isPipelined, int proxyPort) {
        HttpClient client = HttpClientKt.HttpClient(CIO.INSTANCE, config -> {
            config.engine(engine -> {
                engine.setRequestTimeout(PATIENCE_MILLIS);
                engine.setPipelining(isPipelined);
                engine.getHttps().setTrustManager(Keys.made().trust);
                if (proxyPort > 0) {
                    engine.setProxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", proxyPort)));
                }
                return Unit.INSTANCE;
            });
            return Unit.INSTANCE;
        });
        made.add(client);
        return client;
    }

    private HttpClient client(String way, Call call) {
        if (call.proxyPort == 0 && call.lateHeaders.isEmpty()) return way.equals("pipelined") ? pipelined : plain;
        HttpClient own = client(way.equals("pipelined"), call.proxyPort);
        own.getSendPipeline().intercept(HttpSendPipeline.Phases.getState(), (context, body, continuation) -> {
            HttpRequestBuilder request = context.getContext();
            for (String[] header : call.lateHeaders) request.getHeaders().append(header[0], header[1]);
            return Unit.INSTANCE;
        });
        return own;
    }

    @Override
    public Prepared prepare(String way, Call call) {
        HttpClient client = client(way, call);
        return () -> {
            Deferred<Object> answer = kotlinx.coroutines.BuildersKt.async(
                    GlobalScope.INSTANCE,
                    Dispatchers.getDefault(),
                    CoroutineStart.DEFAULT,
                    (scope, next) -> call.timeoutMillis == 0
                            ? send(client, call, call.uri, false, next)
                            : TimeoutKt.withTimeout(
                                    call.timeoutMillis,
                                    (inTime, inner) -> send(client, call, call.uri, false, inner),
                                    next));
            call.cancelledBy(() -> answer.cancel(null));
            CompletableFuture<Integer> outcome = new CompletableFuture<>();
            Object unused = answer.invokeOnCompletion(fault -> {
                if (fault == null) outcome.complete((Integer) answer.getCompleted());
                else
                    outcome.completeExceptionally(
                            fault instanceof IOException ? fault : new IllegalStateException(fault));
                return Unit.INSTANCE;
            });
            return outcome;
        };
    }

    private static Object send(
            HttpClient client, Call call, URI uri, boolean isChallenged, Continuation<?> continuation) {
        HttpRequestBuilder request = new HttpRequestBuilder();
        request.setMethod(HttpMethod.Companion.parse(call.method));
        HttpRequestKt.url(request, uri.toString());
        for (String[] header : call.headers) request.getHeaders().append(header[0], header[1]);
        if (isChallenged) request.getHeaders().append("Authorization", SECRET);
        if (call.expectsContinue) request.getHeaders().append("Expect", "100-continue");
        if (call.isStreamed) request.setBody(new Streamed(call.body));
        else if (call.body.length > 0) request.setBody(new ByteArrayContent(call.body, null, null));
        Step sent = (none, next) -> BuildersKt.request(client, request, next);
        return Suspending.call(continuation, sent, (result, next) -> {
            HttpResponse response = (HttpResponse) result;
            int status = response.getStatus().getValue();
            String location = response.getHeaders().get("Location");
            URI here = URI.create(response.getCall().getRequest().getUrl().toString());
            if (location != null) return send(client, call, here.resolve(location), isChallenged, next);
            return status == UNAUTHORIZED && !isChallenged ? send(client, call, here, true, next) : (Object) status;
        });
    }

    private static final class Streamed extends OutgoingContent.ReadChannelContent {
        private final byte[] body;

        Streamed(byte[] body) {
            this.body = body;
        }

        @Override
        public ByteReadChannel readFrom() {
            return ReadingKt.toByteReadChannel(
                    new ByteArrayInputStream(body), Dispatchers.getIO(), ByteBufferPoolKt.getKtorDefaultPool());
        }
    }

    @Override
    public void close() {
        for (HttpClient client : made) client.close();
    }
}
