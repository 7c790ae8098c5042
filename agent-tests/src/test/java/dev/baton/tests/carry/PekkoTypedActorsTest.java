// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Typed actors of Pekko. */
@Tag("pekkotyped")
class PekkoTypedActorsTest {
    private static final String APPLICATION = "TypedActorHops";

    @Nested
    @Tag("pekkotyped")
    class Tell extends LibraryCarryContract {
        Tell() {
            super(APPLICATION, "tell");
        }
    }

    @Nested
    @Tag("pekkotyped")
    class Stash extends LibraryCarryContract {
        Stash() {
            super(APPLICATION, "stash");
        }
    }

    @Nested
    @Tag("pekkotyped")
    class Ways extends TypedActorWaysContract {}
}
