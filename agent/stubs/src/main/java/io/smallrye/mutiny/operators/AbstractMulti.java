// SPDX-License-Identifier: Apache-2.0
package io.smallrye.mutiny.operators;

import io.smallrye.mutiny.Multi;

/** The shape of Mutiny's class of this name. */
public abstract class AbstractMulti<T> implements Multi<T> {}
