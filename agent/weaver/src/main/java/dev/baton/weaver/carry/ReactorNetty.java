// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Meanwhile;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import org.jspecify.annotations.Nullable;

/**
 * Requests that a server of Reactor Netty 0.9–1.3 puts off, because the response before them on the same connection is not
 * written to its end: pipelined ones, and those of clients that are faster than the thread which ends it. What works them
 * off runs for the response.
 *
 * <p>Only the heads keep their context: the end of a body may be one object for all.
 */
public final class ReactorNetty {
    private ReactorNetty() {}

    public static Edge edge() {
        return Edge.between("reactornetty", "servers of Reactor Netty 0.9–1.3")
                .type("reactor.netty.http.server.HttpTrafficHandler")
                .advice("doPipeline", PutOff.class, "*", "java.lang.Object")
                .advice("run", Meanwhile.class)
                .reopensPeeked("run");
    }

    static final class PutOff {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(1) @Nullable Object message) {
            // Until 1.1 they put off the request itself, later ones a holder of it.
            if (message instanceof HttpRequest || (message != null && !(message instanceof HttpObject))) {
                Baton.keep(message);
            }
        }
    }
}
