// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;

/**
 * For {@code execute(Runnable)} of an executor that never shows what it queues, and wraps it itself: the task is wrapped in
 * one that brings its context.
 */
public final class Wrap {
    private Wrap() {}

    @OnMethodEnter(suppress = Throwable.class)
    static void enter(@Argument(value = 0, readOnly = false) Runnable task) {
        task = (Runnable) Baton.wrap(task);
    }
}
