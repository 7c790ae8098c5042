// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Resilience4j: it works by executors and stages of the JDK's, of which the edges do. */
@Tag("resilience4j")
class Resilience4jTest {
    @Nested
    @Tag("resilience4j")
    class Bulkhead extends LibraryCarryContract {
        Bulkhead() {
            super("Resilience4j", "bulkhead");
        }
    }

    @Nested
    @Tag("resilience4j")
    class AfterBulkhead extends LibraryCarryContract {
        AfterBulkhead() {
            super("Resilience4j", "afterBulkhead");
        }
    }

    @Nested
    @Tag("resilience4j")
    class CircuitBreaker extends LibraryCarryContract {
        CircuitBreaker() {
            super("Resilience4j", "circuitBreaker");
        }
    }

    @Nested
    @Tag("resilience4j")
    class Retry extends LibraryCarryContract {
        Retry() {
            super("Resilience4j", "retry");
        }
    }

    @Nested
    @Tag("resilience4j")
    class AfterRetry extends LibraryCarryContract {
        AfterRetry() {
            super("Resilience4j", "afterRetry");
        }
    }
}
