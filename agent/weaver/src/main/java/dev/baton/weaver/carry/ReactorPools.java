// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/**
 * The pools of connections of Reactor Netty 0.9–1.3, since 1.0 its own copy of Reactor Pool and that for HTTP/2, and Reactor
 * Pool itself. Whoever finds a pool idle serves everybody who waits for a connection, and would have them send under its own
 * context. So a borrower gets its connection under the context in which it asked for it, or under none.
 *
 * <p>A connection that has yet to be made is delivered first and tells its borrower later when it may be used, and so it
 * does with the response.
 */
public final class ReactorPools {
    private ReactorPools() {}

    public static Edge edge() {
        return Edge.between("reactorpools", "the pools of Reactor Netty 0.9–1.3")
                .type("reactor.netty.internal.shaded.reactor.pool.AbstractPool$Borrower")
                .advice("<init>", Borrow.class)
                .advice("deliver|fail", Deliver.class)
                .type("reactor.netty.http.client.Http2Pool$Borrower")
                .advice("<init>", Borrow.class)
                .advice("deliver|fail", Deliver.class)
                .type("reactor.netty.resources.DefaultPooledConnectionProvider$DisposableAcquire")
                .advice("<init>", Borrow.class)
                .advice("onStateChange|onUncaughtException", Tell.class)
                .type("reactor.netty.resources.PooledConnectionProvider$DisposableAcquire") // until 1.0
                .advice("<init>", Borrow.class)
                .advice("onStateChange|onUncaughtException", Tell.class)
                .type("reactor.pool.AbstractPool$Borrower")
                .advice("<init>", Borrow.class)
                .advice("deliver|fail", Deliver.class);
    }

    static final class Borrow {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object borrower) {
            Object context = Baton.current();
            if (context != null) Baton.note(borrower, null, context);
        }
    }

    static final class Tell {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@This Object borrower) {
            return Baton.open(Baton.noted(borrower, null));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Deliver {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@This Object borrower) {
            Object context = Baton.noted(borrower, null);
            if (context != null) Baton.note(borrower, null, null);
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
