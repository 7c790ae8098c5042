// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.Lacks;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mutiny")
@Lacks(
        test = "aFailureReachesWhoCouldNotBeSubscribed",
        versions = "1\\.0\\.0",
        because = "Mutiny has a context of its own, which a stream can fail to be made of, since 1.3")
class MutinyTest extends ReactiveContract {
    @Override
    String application() {
        return "Mutiny";
    }

    /** Mutiny's operators lose it, but nobody asked for one there. */
    @Test
    @SuppressWarnings("unchecked")
    void aFailureReachesWhoCouldNotBeSubscribed() throws Exception {
        Supplier<List<String>> failures = loader.create(Supplier.class, "MutinyFailures");
        try (Request request = Request.traced()) {
            assertThat(failures.get()).hasSize(2).containsOnly("on purpose");
        }
    }
}
