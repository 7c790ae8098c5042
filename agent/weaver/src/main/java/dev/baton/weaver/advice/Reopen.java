// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/** For methods of a callback that may be called more than once, by anybody: they run in the context that {@link Keep} kept. */
public final class Reopen {
    private Reopen() {}

    @OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@This Object callback) {
        return Baton.reopen(callback);
    }

    @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Enter @Nullable Object scope) {
        Baton.close(scope);
    }

    /** Of one that {@link Keep.Inside} kept. */
    static final class Inside {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@FieldValue(Edge.CONTEXT_FIELD) @Nullable Object kept) {
            return Baton.reopenKept(kept);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }
}
