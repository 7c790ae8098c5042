// SPDX-License-Identifier: Apache-2.0
package io.reactivex.rxjava3.internal.operators.single;

/** The shape of RxJava's class of this name. */
public class SingleHide {
    public SingleHide(io.reactivex.rxjava3.core.SingleSource source) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** Stands between a source and its observer, and hands on what either says. */
    public static class HideSingleObserver {
        public HideSingleObserver(io.reactivex.rxjava3.core.SingleObserver observer) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
