// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Commands of Hystrix, their fallbacks, and what follows them. */
@Tag("hystrix")
class HystrixTest {
    @Nested
    @Tag("hystrix")
    class Run extends LibraryCarryContract {
        Run() {
            super("Hystrix", "run");
        }
    }

    @Nested
    @Tag("hystrix")
    class AfterRun extends LibraryCarryContract {
        AfterRun() {
            super("Hystrix", "afterRun");
        }
    }

    @Nested
    @Tag("hystrix")
    class FallbackOnTimeOut extends LibraryCarryContract {
        FallbackOnTimeOut() {
            super("Hystrix", "timeOut");
        }
    }

    @Nested
    @Tag("hystrix")
    class EmittedBySomebody extends LibraryCarryContract {
        EmittedBySomebody() {
            super("Hystrix", "emitted");
        }
    }

    @Nested
    @Tag("hystrix")
    class Collapsed extends LibraryCarryContract {
        Collapsed() {
            super("Hystrix", "collapsed");
        }
    }
}
