// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Listeners of Guava's futures, its bus and its executors. */
@Tag("guava")
class GuavaFuturesTest {
    @Nested
    @Tag("guava")
    class Listener extends LibraryCarryContract {
        Listener() {
            super("GuavaFutures", "listener");
        }
    }

    @Nested
    @Tag("guava")
    class ListenerInPlace extends LibraryCarryContract {
        ListenerInPlace() {
            super("GuavaFutures", "listenerInPlace");
        }
    }

    @Nested
    @Tag("guava")
    class ListenerOfATask extends LibraryCarryContract {
        ListenerOfATask() {
            super("GuavaFutures", "listenerOfATask");
        }
    }

    @Nested
    @Tag("guava")
    class ListeningPool extends LibraryCarryContract {
        ListeningPool() {
            super("GuavaFutures", "pool");
        }
    }

    @Nested
    @Tag("guava")
    class Chain extends LibraryCarryContract {
        Chain() {
            super("GuavaFutures", "transform");
        }
    }

    @Nested
    @Tag("guava")
    class AsyncBus extends LibraryCarryContract {
        AsyncBus() {
            super("GuavaFutures", "asyncEventBus");
        }
    }

    @Nested
    @Tag("guava")
    class Sequential extends LibraryCarryContract {
        Sequential() {
            super("GuavaFutures", "sequential");
        }
    }

    @Nested
    @Tag("guava")
    class SequentialByAWrapper extends LibraryCarryContract {
        SequentialByAWrapper() {
            super("GuavaFutures", "sequentialWrapped");
        }
    }

    @Nested
    @Tag("guava")
    class Sequencer extends LibraryCarryContract {
        Sequencer() {
            super("GuavaFutures", "sequencer");
        }
    }
}
