// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/**
 * For methods that queue a task inside a wrapping of their own: that is captured, and does not tell whether what is in it
 * is carried.
 */
public final class OnlyCarried {
    private OnlyCarried() {}

    @OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@Argument(0) Runnable task) {
        return Baton.current() == null || Baton.carries(task) ? null : Baton.open(null);
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter @Nullable Object scope) {
        if (scope != null) Baton.close(scope);
    }
}
