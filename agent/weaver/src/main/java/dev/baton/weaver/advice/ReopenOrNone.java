// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/** As {@link Reopen}, of objects all of which are kept: one of which nothing is known was there before any trace. */
public final class ReopenOrNone {
    private ReopenOrNone() {}

    @OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@This Object callback) {
        return Baton.reopenOrNone(callback);
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter @Nullable Object scope) {
        Baton.close(scope);
    }
}
