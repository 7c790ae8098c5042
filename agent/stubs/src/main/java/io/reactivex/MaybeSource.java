// SPDX-License-Identifier: Apache-2.0
package io.reactivex;

/** The shape of the interface of this name. */
public interface MaybeSource {}
