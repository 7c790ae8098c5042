// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;

/** A suspending function as Kotlin's compiler would write it: a machine that goes on where it was suspended. */
final class Suspending extends ContinuationImpl {
    private final Step[] steps;
    private int label;

    /** A call of another suspending function. */
    interface Step {
        /** @param result of the step before; null: there is none */
        Object call(Object result, Continuation<Object> continuation);
    }

    @SuppressWarnings("unchecked") // as Kotlin has it
    private Suspending(Continuation<?> completion, Step... steps) {
        super((Continuation<Object>) completion);
        this.steps = steps;
    }

    /** Its result is that of its last step. */
    static Object call(Continuation<?> completion, Step... steps) {
        return new Suspending(completion, steps).invokeSuspend(null);
    }

    @Override
    protected Object invokeSuspend(Object result) {
        ResultKt.throwOnFailure(result);
        Object last = result;
        while (label < steps.length) {
            last = steps[label++].call(last, this);
            if (last == IntrinsicsKt.getCOROUTINE_SUSPENDED()) return last;
        }
        return last;
    }
}
