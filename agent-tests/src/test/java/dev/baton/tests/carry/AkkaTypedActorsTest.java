// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Typed actors of Akka. */
@Tag("akkatyped")
class AkkaTypedActorsTest {
    private static final String APPLICATION = "TypedActorHops";

    @Nested
    @Tag("akkatyped")
    class Tell extends LibraryCarryContract {
        Tell() {
            super(APPLICATION, "tell");
        }
    }

    @Nested
    @Tag("akkatyped")
    class Stash extends LibraryCarryContract {
        Stash() {
            super(APPLICATION, "stash");
        }
    }

    @Nested
    @Tag("akkatyped")
    class Ways extends TypedActorWaysContract {}
}
