// SPDX-License-Identifier: Apache-2.0
package io.reactivex.rxjava3.internal.operators.observable;

/** The shape of RxJava's class of this name. */
public class ObservableHide {
    public ObservableHide(io.reactivex.rxjava3.core.ObservableSource source) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** Stands between a source and its observer, and hands on what either says. */
    public static class HideDisposable {
        public HideDisposable(io.reactivex.rxjava3.core.Observer observer) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
