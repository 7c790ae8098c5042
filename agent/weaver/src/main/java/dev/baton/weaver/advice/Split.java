// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;

/** For what takes many messages out of an iterator at once, for other threads to handle: it is at none of them. */
public final class Split {
    private Split() {}

    @OnMethodEnter(suppress = Throwable.class)
    static Object enter() {
        return Baton.open(Baton.current());
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter Object scope) {
        Baton.close(scope);
    }
}
