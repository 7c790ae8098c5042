// SPDX-License-Identifier: Apache-2.0
package io.smallrye.mutiny.operators.uni;

import io.smallrye.mutiny.Uni;
import java.util.function.Predicate;

/** The shape of Mutiny's class of this name: {@code retry().atMost()}. */
public class UniRetryAtMost<T> implements Uni<T> {
    public UniRetryAtMost(Uni<T> upstream, Predicate<? super Throwable> predicate, long maxAttempts) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
