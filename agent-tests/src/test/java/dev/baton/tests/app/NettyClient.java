// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.netty.util.concurrent.Promise;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/**
 * A client such as applications write on Netty: it follows redirects, answers challenges and sends again what a pooled
 * connection lost, each time from a listener of the promise of the answer before.
 */
@SuppressWarnings("deprecation")
public final class NettyClient implements Client {
    /** Held, because the logging framework would not. */
    private static final Logger NETTY_LOG = Logger.getLogger("io.netty");

    /** One way to get an answer. */
    interface Transport {
        /** Sends {@code head}, which is not to be changed, and the call's body. */
        void send(Call call, URI uri, HttpRequest head, Promise<HttpResponse> answer) throws Exception;
    }

    /** The connection was closed before there was an answer, as kept ones may be. */
    static final class Stale extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final EventLoopGroup loops = new NioEventLoopGroup(2);
    private final Transport http1 = new NettyHttp1Transport(loops);
    private Transport http2;

    public NettyClient() {
        NETTY_LOG.setUseParentHandlers(false);
    }

    @Override
    public Prepared prepare(String way, Call call) {
        if (http2 == null && way.equals("adapter")) http2 = new NettyHttp2Transport(loops);
        if (http2 == null && way.equals("streams")) http2 = new NettyStreamTransport(loops);
        if (way.equals("websocket")) return () -> NettyWebSocket.open(loops, call.uri);
        Transport transport = way.isEmpty() ? http1 : http2;
        HttpRequest head = head(call.method, call.uri, call);
        return () -> {
            CompletableFuture<Integer> outcome = new CompletableFuture<>();
            exchange(transport, call, call.uri, head, outcome);
            return outcome;
        };
    }

    private static HttpRequest head(String method, URI uri, Call call) {
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery());
        if (call.proxyPort > 0 && uri.getScheme().equals("http")) target = uri.toString();
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), target);
        head.headers().set("Host", uri.getAuthority());
        for (String[] header : call.headers) head.headers().add(header[0], header[1]);
        if (!method.equals("POST")) return head;
        if (call.expectsContinue) head.headers().set("Expect", "100-continue");
        if (call.isStreamed) head.headers().set("Transfer-Encoding", "chunked");
        else head.headers().set("Content-Length", call.body.length);
        return head;
    }

    private void exchange(
            Transport transport, Call call, URI uri, HttpRequest head, CompletableFuture<Integer> outcome) {
        Promise<HttpResponse> answer = loops.next().newPromise();
        call.cancelledBy(() -> answer.tryFailure(new CancellationException()));
        GenericFutureListener<Future<HttpResponse>> next = any -> {
            if (!answer.isSuccess()) {
                if (answer.cause() instanceof Stale) exchange(transport, call, uri, head, outcome);
                else outcome.completeExceptionally(answer.cause());
                return;
            }
            HttpResponse response = answer.getNow();
            int status = response.getStatus().code();
            if (status == 302 || status == 307) {
                URI there = uri.resolve(response.headers().get("Location"));
                exchange(transport, call, there, head(status == 302 ? "GET" : call.method, there, call), outcome);
            } else if (status == 401 && !head.headers().contains("Authorization")) {
                HttpRequest open = head(head.getMethod().name(), uri, call);
                open.headers().set("Authorization", "Basic bmFtZTpwYXNzd29yZA==");
                exchange(transport, call, uri, open, outcome);
            } else {
                outcome.complete(status);
            }
        };
        answer.addListener(next);
        if (call.timeoutMillis > 0) {
            loops.next()
                    .schedule(
                            () -> answer.tryFailure(new TimeoutException()), call.timeoutMillis, TimeUnit.MILLISECONDS);
        }
        try {
            transport.send(call, uri, head, answer);
        } catch (Exception fault) {
            answer.tryFailure(fault);
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
