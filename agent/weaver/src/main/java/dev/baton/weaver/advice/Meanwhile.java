// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;

/** For a loop that switches from task to task: afterwards, the thread has the context again that it came with. */
public final class Meanwhile {
    private Meanwhile() {}

    @OnMethodEnter(suppress = Throwable.class)
    static Object enter() {
        return Baton.open(Baton.current());
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter Object scope) {
        Baton.close(scope);
    }
}
