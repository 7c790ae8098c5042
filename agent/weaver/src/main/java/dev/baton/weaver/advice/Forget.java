// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/** For a method of a callback after which it calls nobody any more: what {@link Keep} kept goes. */
public final class Forget {
    private Forget() {}

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@This Object callback) {
        Baton.forget(callback);
    }
}
