// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/**
 * The pool of connections of Micronaut's HTTP client 4.8–4.10, which was written anew in 4.9. Whoever gives a connection
 * back, or has made one, serves everybody who waits for one, and would have them send under its own context. So a request
 * gets its connection under the context in which it asked for it, or under none.
 *
 * <p>Before 4.8 who waits is a subscriber of Reactor's, and before 4 the pool is Netty's: neither needs this.
 */
public final class MicronautPools {
    private MicronautPools() {}

    public static Edge edge() {
        return Edge.between("micronautpools", "the pools of Micronaut's HTTP client 4.8–4.10")
                .type("io.micronaut.http.client.netty.Pool49$PendingRequest")
                .advice("<init>", Ask.class)
                .advice("tryComplete|tryCompleteExceptionally", Answer.class)
                .type("io.micronaut.http.client.netty.Pool40$PendingRequest")
                .advice("<init>", Ask.class)
                .advice("tryComplete|tryCompleteExceptionally", Answer.class)
                .type("io.micronaut.http.client.netty.PoolResizer$PendingRequest")
                .advice("<init>", Ask.class)
                .advice("tryComplete|tryCompleteExceptionally", Answer.class);
    }

    static final class Ask {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object request) {
            Object context = Baton.current();
            if (context != null) Baton.note(request, null, context);
        }
    }

    static final class Answer {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@This Object request) {
            Object context = Baton.noted(request, null);
            if (context != null) Baton.note(request, null, null);
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
