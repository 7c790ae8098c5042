// SPDX-License-Identifier: Apache-2.0
package io.reactivex.internal.operators.completable;

/** The shape of RxJava's class of this name. */
public class CompletableHide {
    public CompletableHide(io.reactivex.CompletableSource source) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** Stands between a source and its observer, and hands on what either says. */
    public static class HideCompletableObserver {
        public HideCompletableObserver(io.reactivex.CompletableObserver observer) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
