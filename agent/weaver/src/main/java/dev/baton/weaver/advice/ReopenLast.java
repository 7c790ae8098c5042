// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/** As {@link ReopenOrNone}, for the one call after which there is no other. */
public final class ReopenLast {
    private ReopenLast() {}

    @OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@This Object callback) {
        Object scope = Baton.reopenOrNone(callback);
        Baton.forget(callback);
        return scope;
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter @Nullable Object scope) {
        Baton.close(scope);
    }
}
