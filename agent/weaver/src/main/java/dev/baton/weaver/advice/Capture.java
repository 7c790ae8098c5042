// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/** For the constructor of what a queue holds: captures the context in which it was made, for the one run that it is for. */
public final class Capture {
    private Capture() {}

    @OnMethodExit(suppress = Throwable.class)
    static void exit(@This Object task) {
        Baton.capture(task);
    }
}
