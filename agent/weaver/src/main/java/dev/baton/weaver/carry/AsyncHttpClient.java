// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenOrNone;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/**
 * Calls of AsyncHttpClient 1.9–3.0, which has a future for each: whatever is sent for it, once more or to where a redirect
 * leads, and all that is told of it is under the context in which the call was made. The callers share event loops and
 * connections, and the connection that one gives back sends what another waits to send.
 *
 * <p>What goes onto the wire is Netty's.
 */
public final class AsyncHttpClient {
    private static final String FUTURE = "org.asynchttpclient.netty.NettyResponseFuture";
    private static final String FUTURE_19 = "com.ning.http.client.providers.netty.future.NettyResponseFuture";
    private static final String CHANNEL_19 = "org.jboss.netty.channel.Channel";

    private AsyncHttpClient() {}

    public static Edge edge() {
        return Edge.between("asynchttpclient", "calls of AsyncHttpClient 1.9–3.0")
                .relocated("org.asynchttpclient", "io.netty")
                .type(FUTURE)
                .advice("<init>", Keep.class)
                .advice("done|abort|cancel", ReopenOrNone.class)
                .type("org.asynchttpclient.netty.request.NettyRequestSender")
                .advice("writeRequest", Send.class, FUTURE)
                .advice("handleUnexpectedClosedChannel", Tell.class, "io.netty.channel.Channel", FUTURE)
                .type("org.asynchttpclient.netty.handler.HttpHandler")
                .advice("handleRead", Tell.class, "io.netty.channel.Channel", FUTURE)
                .type("org.asynchttpclient.netty.handler.Http2Handler") // 3
                .advice("handleRead", Tell.class, "io.netty.channel.Channel", FUTURE)
                .type(FUTURE_19)
                .advice("<init>", Keep.class)
                .advice("done|abort|cancel", ReopenOrNone.class)
                .type("com.ning.http.client.providers.netty.request.NettyRequestSender")
                .advice("writeRequest", Send.class, FUTURE_19)
                .advice("handleUnexpectedClosedChannel", Tell.class, CHANNEL_19, FUTURE_19)
                .type("com.ning.http.client.providers.netty.handler.HttpProtocol")
                .advice("handle", Tell.class, CHANNEL_19, FUTURE_19)
                .type("com.ning.http.client.providers.netty.handler.WebSocketProtocol")
                .advice("handle", Tell.class, CHANNEL_19, FUTURE_19);
    }

    static final class Send {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Object future) {
            return Baton.reopenOrNone(future);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class Tell {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(1) Object future) {
            return Baton.reopenOrNone(future);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }
}
