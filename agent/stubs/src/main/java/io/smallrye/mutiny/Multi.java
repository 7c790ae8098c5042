// SPDX-License-Identifier: Apache-2.0
package io.smallrye.mutiny;

/** The shape of Mutiny's interface of this name: a publisher, of reactive streams before 2, of the JDK's since. */
public interface Multi<T> {}
