// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Micronaut schedules. */
@Tag("micronauttasks")
class MicronautTasksTest extends WaysContract {
    private static final int TIMES = 2;

    MicronautTasksTest() {
        super("MicronautTasks");
    }

    @Test
    void everyTaskIsOfItsRequest() throws Exception {
        everyRequestSeesItsOwn("after");
    }

    @Test
    void aCronTaskIsNobodys() throws Exception {
        isNobodys("cron", TIMES);
    }
}
