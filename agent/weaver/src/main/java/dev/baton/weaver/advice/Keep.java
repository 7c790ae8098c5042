// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.advice;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/** For the constructor of a callback: keeps the context in which it was made, for {@link Reopen}. */
public final class Keep {
    private Keep() {}

    @OnMethodExit(suppress = Throwable.class)
    static void exit(@This Object callback) {
        Baton.keep(callback);
    }

    /** For a class with a place for it. */
    static final class Inside {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @FieldValue(value = Edge.CONTEXT_FIELD, readOnly = false, typing = Typing.DYNAMIC) @Nullable
                        Object kept) {
            kept = Baton.kept();
        }
    }
}
