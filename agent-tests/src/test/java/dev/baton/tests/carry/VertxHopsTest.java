// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Vert.x's contexts, futures and event bus, called from outside of any of its servers. */
@Tag("vertx")
class VertxHopsTest {
    @Nested
    @Tag("vertx")
    class RunOnContext extends LibraryCarryContract {
        RunOnContext() {
            super("VertxHops", "runOnContext");
        }
    }

    @Nested
    @Tag("vertx")
    class Listener extends LibraryCarryContract {
        Listener() {
            super("VertxHops", "onComplete");
        }
    }

    @Nested
    @Tag("vertx")
    class OneOfManyListeners extends LibraryCarryContract {
        OneOfManyListeners() {
            super("VertxHops", "secondListener");
        }
    }

    @Nested
    @Tag("vertx")
    class Composed extends LibraryCarryContract {
        Composed() {
            super("VertxHops", "compose");
        }
    }

    @Nested
    @Tag("vertx")
    class Recovered extends LibraryCarryContract {
        Recovered() {
            super("VertxHops", "recover");
        }
    }

    @Nested
    @Tag("vertx")
    class Message extends LibraryCarryContract {
        Message() {
            super("VertxHops", "send");
        }
    }

    @Nested
    @Tag("vertx")
    class MessageThatWaits extends LibraryCarryContract {
        MessageThatWaits() {
            super("VertxHops", "pausedConsumer");
        }
    }
}
