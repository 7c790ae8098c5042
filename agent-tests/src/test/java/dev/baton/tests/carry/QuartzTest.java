// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A job of Quartz's runs because it is time, and so for nobody, whoever scheduled it and whoever started the scheduler. */
@Tag("quartz")
class QuartzTest extends WaysContract {
    private static final int TIMES = 3;

    QuartzTest() {
        super("Quartz");
    }

    @Test
    void aJobIsNobodys() throws Exception {
        isNobodys("once", 1);
        isNobodys("thrice", TIMES);
        isNobodys("asked for", 1);
    }

    @Test
    void aJobIsNobodysWhoeverStartedTheScheduler() throws Exception {
        isNobodys("by a scheduler of its own", 1);
    }

    /** Where threads that a request starts are carried, too. */
    @Test
    @Tag("everything")
    void aSchedulersThreadsAreNobodys() throws Exception {
        isNobodys("by a scheduler of its own", 1);
    }
}
