// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/** For the constructor of a callback: keeps the context in which it was made, for {@link Reopen}. */
public final class Keep {
    private Keep() {}

    @OnMethodExit(suppress = Throwable.class)
    static void exit(@This Object callback) {
        Baton.keep(callback);
    }
}
