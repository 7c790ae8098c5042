// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * Listeners of Netty's promises, 4.0.33–4.2: each runs under the context in which it was added, whoever keeps the promise.
 * A pool of connections keeps that of a waiting request when another request gives its connection back. The context of a
 * listener is noted for the two together, because one listener may be waiting at many promises.
 *
 * <p>A channel's closing may be hours away, and what it leads to is nobody's: its listeners have no context.
 */
public final class NettyPromises {
    private NettyPromises() {}

    public static Edge edge() {
        return Edge.between("nettypromises", "Netty's promises 4.0.33–4.2")
                .relocated("io.netty")
                .type("io.netty.util.concurrent.DefaultPromise")
                .advice("addListener|addListener0", AddListener.class)
                .advice("removeListener|removeListener0", RemoveListener.class)
                .advice("notifyListeners|notifyListenersNow", WithoutContext.class)
                .advice("notifyListener0", NotifyListener.class);
    }

    static final class AddListener {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object promise, @Argument(0) @Nullable Object listener) {
            Object context = Baton.current();
            if (context == null || !Baton.carries(promise) || !Baton.carries(listener)) return;
            Baton.note(promise, listener, context);
        }
    }

    static final class RemoveListener {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object promise, @Argument(0) @Nullable Object listener) {
            if (listener != null) Baton.note(promise, listener, null);
        }
    }

    /** A future that is complete from the start notes nothing: the one who adds a listener runs it. */
    static final class NotifyListener {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Object promise, @Argument(1) Object listener) {
            Object context = Baton.noted(promise, listener);
            if (context == null) return null;
            Baton.note(promise, listener, null);
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            if (scope != null) Baton.close(scope);
        }
    }
}
