// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the pool of JBoss Threads schedules, as it has since 3.2. */
@Tag("jbossschedules")
class JbossSchedulesTest {
    private static final String APPLICATION = "JbossPool";

    @Nested
    @Tag("jbossschedules")
    class Schedule extends LibraryCarryContract {
        Schedule() {
            super(APPLICATION, "schedule");
        }
    }

    @Nested
    @Tag("jbossschedules")
    class Periodic extends WaysContract {
        Periodic() {
            super(APPLICATION);
        }

        @Test
        void whatIsScheduledAgainAndAgainIsNobodys() throws Exception {
            isNobodys("periodic", 1);
        }
    }
}
