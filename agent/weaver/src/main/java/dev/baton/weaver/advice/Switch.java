// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/** For the method that runs what {@link Capture} captured, in that context or in none. */
public final class Switch {
    private Switch() {}

    @OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@This Object task) {
        return Baton.meanwhile(task);
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter @Nullable Object scope) {
        Baton.close(scope);
    }
}
