// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Meanwhile;
import io.netty.handler.codec.http.HttpRequest;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import org.jspecify.annotations.Nullable;

/**
 * Requests that Netty's {@code FlowControlHandler} holds back until the pipeline asks for more, which it does for the request
 * before them.
 *
 * <p>Only the heads keep their context, as the end of a body may be one object for all; the rest of a body is under that of
 * the one who asks for it.
 */
public final class NettyFlow {
    private NettyFlow() {}

    public static Edge edge() {
        return Edge.between("nettyflow", "FlowControlHandler of Netty 4.1–4.2")
                .relocated("io.netty")
                .type("io.netty.handler.flow.FlowControlHandler")
                .advice("channelRead", HoldBack.class, "*", "java.lang.Object")
                .advice("dequeue|dequeueOne|dequeueAll", Meanwhile.class)
                .reopensPolled("dequeue|dequeueOne|dequeueAll");
    }

    static final class HoldBack {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(1) @Nullable Object message) {
            // Where there is no HTTP there is no such class either.
            if (message == null || !message.getClass().getName().startsWith("io.netty.handler.codec.http.")) return;
            if (message instanceof HttpRequest) Baton.keep(message);
        }
    }
}
