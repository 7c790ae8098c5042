// SPDX-License-Identifier: Apache-2.0
package io.reactivex.internal.operators.single;

/** The shape of RxJava's class of this name. */
public class SingleHide {
    public SingleHide(io.reactivex.SingleSource source) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** Stands between a source and its observer, and hands on what either says. */
    public static class HideSingleObserver {
        public HideSingleObserver(io.reactivex.SingleObserver observer) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
