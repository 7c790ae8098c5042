// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Services of Guava's that a request starts, and that run from then on. */
@Tag("guavaservices")
class GuavaServicesTest extends WaysContract {
    private static final int TIMES = 2;

    GuavaServicesTest() {
        super("GuavaServices");
    }

    @Test
    void aServiceIsNobodys() throws Exception {
        isNobodys("fixedRate", TIMES);
        isNobodys("custom", TIMES);
    }
}
