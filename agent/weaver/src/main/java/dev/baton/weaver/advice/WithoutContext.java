// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;

/** For what runs on a thread that may have a context, but does not work for it: loops, periodic tasks, shared connections. */
public final class WithoutContext {
    private WithoutContext() {}

    @OnMethodEnter(suppress = Throwable.class)
    static Object enter() {
        return Baton.open(null);
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter Object scope) {
        Baton.close(scope);
    }
}
