// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Fibers of ZIO. */
@Tag("zio")
class ZioTest {
    @Nested
    @Tag("zio")
    class Run extends LibraryCarryContract {
        Run() {
            super("Zio", "run");
        }
    }

    @Nested
    @Tag("zio")
    class Child extends LibraryCarryContract {
        Child() {
            super("Zio", "child");
        }
    }

    @Nested
    @Tag("zio")
    class Blocking extends LibraryCarryContract {
        Blocking() {
            super("Zio", "blocking");
        }
    }

    @Nested
    @Tag("zio")
    class OnExecutionContext extends LibraryCarryContract {
        OnExecutionContext() {
            super("Zio", "onExecutionContext");
        }
    }

    @Nested
    @Tag("zio")
    class Yield extends LibraryCarryContract {
        Yield() {
            super("Zio", "yield");
        }
    }

    @Nested
    @Tag("zio")
    class Sleep extends LibraryCarryContract {
        Sleep() {
            super("Zio", "sleep");
        }
    }

    @Nested
    @Tag("zio")
    class Async extends LibraryCarryContract {
        Async() {
            super("Zio", "async");
        }
    }
}
