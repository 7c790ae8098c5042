// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What follows a stage that Resilience4j limits the time of: by whoever completes it, and by the scheduler. */
@Tag("resilience4jtimelimiter")
class Resilience4jTimeLimiterTest {
    @Nested
    @Tag("resilience4jtimelimiter")
    class InTime extends LibraryCarryContract {
        InTime() {
            super("Resilience4jTimeLimiter", "inTime");
        }
    }

    @Nested
    @Tag("resilience4jtimelimiter")
    class TimedOut extends LibraryCarryContract {
        TimedOut() {
            super("Resilience4jTimeLimiter", "timedOut");
        }
    }
}
