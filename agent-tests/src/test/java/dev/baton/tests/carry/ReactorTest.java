// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.Lacks;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("reactor")
@Lacks(
        test = "itsOwnContextPropagationGoesOn",
        versions = "3\\.[345]\\..*",
        because = "Reactor restores thread-locals around publishers that are not its own since 3.6")
class ReactorTest extends ReactiveContract {
    @Override
    String application() {
        return "Reactor3";
    }

    /** Into all the places where Baton has its own to carry. */
    @Test
    @SuppressWarnings("unchecked")
    void itsOwnContextPropagationGoesOn() throws Exception {
        Supplier<List<String>> propagation = loader.create(Supplier.class, "ReactorPropagation");
        try (Request request = Request.traced()) {
            assertThat(propagation.get()).hasSizeGreaterThan(5).containsOnly("own value " + request.id);
        }
    }
}
