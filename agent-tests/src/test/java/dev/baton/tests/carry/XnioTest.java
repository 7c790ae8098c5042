// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What is handed to an I/O thread of XNIO. */
@Tag("xnio")
class XnioTest {
    private static final String APPLICATION = "XnioThreads";

    @Nested
    @Tag("xnio")
    class AtOnce extends LibraryCarryContract {
        AtOnce() {
            super(APPLICATION, "execute");
        }
    }

    @Nested
    @Tag("xnio")
    class Later extends LibraryCarryContract {
        Later() {
            super(APPLICATION, "executeAfter");
        }
    }
}
