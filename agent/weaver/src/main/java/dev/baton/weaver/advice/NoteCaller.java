// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/** For the constructor of what is made on a caller's thread and sends on another: notes the caller's context for it. */
public final class NoteCaller {
    private NoteCaller() {}

    @OnMethodExit(suppress = Throwable.class)
    static void exit(@This Object call) {
        Object context = Baton.departing();
        if (context != null) Baton.note(call, null, context);
    }
}
