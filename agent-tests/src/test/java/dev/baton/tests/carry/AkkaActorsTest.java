// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Actors of Akka. */
@Tag("akka")
class AkkaActorsTest {
    private static final String APPLICATION = "ActorHops";

    @Nested
    @Tag("akka")
    class Tell extends LibraryCarryContract {
        Tell() {
            super(APPLICATION, "tell");
        }
    }

    @Nested
    @Tag("akka")
    class Answer extends LibraryCarryContract {
        Answer() {
            super(APPLICATION, "ask");
        }
    }

    @Nested
    @Tag("akka")
    class Stash extends LibraryCarryContract {
        Stash() {
            super(APPLICATION, "stash");
        }
    }

    @Nested
    @Tag("akka")
    class ScheduleOnce extends LibraryCarryContract {
        ScheduleOnce() {
            super(APPLICATION, "scheduleOnce");
        }
    }

    @Nested
    @Tag("akka")
    class Ways extends ActorWaysContract {}
}
