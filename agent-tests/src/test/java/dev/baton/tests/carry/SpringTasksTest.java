// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Spring runs by itself. */
@Tag("springtasks")
class SpringTasksTest {
    private static final String APPLICATION = "SpringTasks";

    @Nested
    @Tag("springtasks")
    class Threads extends LibraryCarryContract {
        Threads() {
            super(APPLICATION, "execute");
        }

        @Override
        boolean startsThreads() {
            return true;
        }
    }

    @Nested
    @Tag("springtasks")
    class Ways extends WaysContract {
        private static final int TIMES = 2;

        Ways() {
            super(APPLICATION);
        }

        @Test
        void everyTaskIsOfItsRequest() throws Exception {
            everyRequestSeesItsOwn("execute", "submit", "decorated", "throttled");
        }

        @Test
        void aTaskOfATriggerIsNobodys() throws Exception {
            isNobodys("cron", TIMES);
        }
    }
}
