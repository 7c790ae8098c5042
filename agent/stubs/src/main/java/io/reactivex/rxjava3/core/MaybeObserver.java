// SPDX-License-Identifier: Apache-2.0
package io.reactivex.rxjava3.core;

/** The shape of the interface of this name. */
public interface MaybeObserver {}
