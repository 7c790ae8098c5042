// SPDX-License-Identifier: Apache-2.0
package io.reactivex.internal.operators.maybe;

/** The shape of RxJava's class of this name. */
public class MaybeHide {
    public MaybeHide(io.reactivex.MaybeSource source) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** Stands between a source and its observer, and hands on what either says. */
    public static class HideMaybeObserver {
        public HideMaybeObserver(io.reactivex.MaybeObserver observer) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
