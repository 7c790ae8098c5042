// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/** For a loop that switches from task to task: afterwards, the thread has the context again that it came with. */
public final class Meanwhile {
    private Meanwhile() {}

    @OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter() {
        return Baton.meanwhile(null);
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter @Nullable Object scope) {
        Baton.close(scope);
    }
}
