// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/** For the method that runs what {@link Capture} captured, in that context or in none. */
public final class Switch {
    private Switch() {}

    @OnMethodEnter(suppress = Throwable.class)
    static Object enter(@This Object task) {
        Object scope = Baton.open(Baton.current());
        Baton.switchTo(task);
        return scope;
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter Object scope) {
        Baton.close(scope);
    }
}
