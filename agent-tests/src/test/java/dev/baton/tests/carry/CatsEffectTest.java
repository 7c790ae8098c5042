// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Fibers of cats-effect. */
@Tag("catseffect")
class CatsEffectTest {
    @Nested
    @Tag("catseffect")
    class Run extends LibraryCarryContract {
        Run() {
            super("CatsEffect", "run");
        }
    }

    @Nested
    @Tag("catseffect")
    class Start extends LibraryCarryContract {
        Start() {
            super("CatsEffect", "start");
        }
    }

    @Nested
    @Tag("catseffect")
    class Blocking extends LibraryCarryContract {
        Blocking() {
            super("CatsEffect", "blocking");
        }
    }

    @Nested
    @Tag("catseffect")
    class EvalOn extends LibraryCarryContract {
        EvalOn() {
            super("CatsEffect", "evalOn");
        }
    }

    @Nested
    @Tag("catseffect")
    class Cede extends LibraryCarryContract {
        Cede() {
            super("CatsEffect", "cede");
        }
    }

    @Nested
    @Tag("catseffect")
    class Async extends LibraryCarryContract {
        Async() {
            super("CatsEffect", "async");
        }
    }
}
