// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What Vert.x has worker threads do. */
@Tag("vertx")
class VertxWorkersTest {
    @Nested
    @Tag("vertx")
    class ExecuteBlocking extends LibraryCarryContract {
        ExecuteBlocking() {
            super("VertxWorkers", "executeBlocking");
        }
    }

    @Nested
    @Tag("vertx")
    class Unordered extends LibraryCarryContract {
        Unordered() {
            super("VertxWorkers", "unordered");
        }
    }

    @Nested
    @Tag("vertx")
    class NamedPool extends LibraryCarryContract {
        NamedPool() {
            super("VertxWorkers", "pool");
        }
    }

    @Nested
    @Tag("vertx")
    class TwoPools extends LibraryCarryContract {
        TwoPools() {
            super("VertxWorkers", "two pools");
        }
    }
}
