// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.OnMethodEnter;

/** For what waits for more messages, or ends: the one before is done with. */
public final class AwaitMessage {
    private AwaitMessage() {}

    @OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        Baton.received();
    }
}
