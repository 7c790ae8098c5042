// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/** As {@link Keep}, for {@link ReopenOrNone} alone: most messages in most JVMs have no context, and need nothing kept. */
public final class KeepIfAny {
    private KeepIfAny() {}

    @OnMethodExit(suppress = Throwable.class)
    static void exit(@This Object message) {
        if (Baton.current() != null) Baton.keep(message);
    }
}
