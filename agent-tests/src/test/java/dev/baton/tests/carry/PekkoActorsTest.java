// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Actors of Pekko. */
@Tag("pekko")
class PekkoActorsTest {
    private static final String APPLICATION = "ActorHops";

    @Nested
    @Tag("pekko")
    class Tell extends LibraryCarryContract {
        Tell() {
            super(APPLICATION, "tell");
        }
    }

    @Nested
    @Tag("pekko")
    class Answer extends LibraryCarryContract {
        Answer() {
            super(APPLICATION, "ask");
        }
    }

    @Nested
    @Tag("pekko")
    class Stash extends LibraryCarryContract {
        Stash() {
            super(APPLICATION, "stash");
        }
    }

    @Nested
    @Tag("pekko")
    class ScheduleOnce extends LibraryCarryContract {
        ScheduleOnce() {
            super(APPLICATION, "scheduleOnce");
        }
    }

    @Nested
    @Tag("pekko")
    class Ways extends ActorWaysContract {}
}
