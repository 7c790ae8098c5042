// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Reactor's elastic scheduler of virtual threads. */
@Tag("reactorvirtual")
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads are final since JDK 21")
class ReactorVirtualThreadsTest {
    private static final String APPLICATION = "ReactorVirtualThreads";

    @Nested
    @Tag("reactorvirtual")
    class Schedule extends LibraryCarryContract {
        Schedule() {
            super(APPLICATION, "schedule");
        }
    }

    @Nested
    @Tag("reactorvirtual")
    class Delayed extends LibraryCarryContract {
        Delayed() {
            super(APPLICATION, "delayed");
        }
    }

    @Nested
    @Tag("reactorvirtual")
    class Worker extends LibraryCarryContract {
        Worker() {
            super(APPLICATION, "worker");
        }
    }

    @Nested
    @Tag("reactorvirtual")
    class Periodic extends WaysContract {
        Periodic() {
            super(APPLICATION);
        }

        @Test
        void whatAnothersTaskStartsIsNobodys() throws Exception {
            isNobodys("periodic", 1);
        }
    }
}
