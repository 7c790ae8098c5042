// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * Netty's {@code HashedWheelTimer}, 4.0.33–4.2. It has an object for each timeout, which brings the context: the same task may
 * have been set by others, too. A task that sets itself anew, as its time is over, has none from then on.
 */
public final class NettyWheel {
    private NettyWheel() {}

    public static Edge edge() {
        return Edge.between("nettywheel", "HashedWheelTimer of Netty 4.0.33–4.2")
                .relocated("io.netty")
                .type("io.netty.util.HashedWheelTimer")
                .advice("newTimeout", NewTimeout.class)
                .type("io.netty.util.HashedWheelTimer$HashedWheelTimeout")
                .advice("<init>", Capture.class)
                .advice("expire", Expire.class)
                .advice("cancel", Cancel.class);
    }

    static final class NewTimeout {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) @Nullable Object task) {
            if (task == null || Baton.current() == null) return null;
            return Baton.carries(task) && Baton.noted(task, Thread.currentThread()) == null ? null : Baton.open(null);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            if (scope != null) Baton.close(scope);
        }
    }

    static final class Capture {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object timeout) {
            if (Baton.current() != null) Baton.capture(timeout);
        }
    }

    static final class Expire {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object timeout, @FieldValue("task") Object task) {
            Object scope = Baton.meanwhile(timeout);
            Object context = Baton.current();
            if (context != null) Baton.note(task, Thread.currentThread(), context);
            return scope;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@FieldValue("task") Object task, @Enter @Nullable Object scope) {
            if (Baton.noted(task, Thread.currentThread()) != null) Baton.note(task, Thread.currentThread(), null);
            Baton.close(scope);
        }
    }

    static final class Cancel {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object timeout, @Return boolean isCancelled) {
            if (isCancelled) Baton.drop(timeout);
        }
    }
}
