// SPDX-License-Identifier: Apache-2.0
package io.smallrye.mutiny;

/** The shape of Mutiny's interface of this name. */
public interface Uni<T> {}
