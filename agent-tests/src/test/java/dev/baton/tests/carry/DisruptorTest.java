// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a handler of a Disruptor's does is nobody's, whoever published the event and whoever started the Disruptor. */
@Tag("disruptor")
class DisruptorTest extends WaysContract {
    DisruptorTest() {
        super("Disruptors");
    }

    @Test
    void anEventIsNobodys() throws Exception {
        isNobodys("shared", 1);
    }

    @Test
    void anEventIsNobodysWhoeverStartedTheDisruptor() throws Exception {
        isNobodys("pool", 1);
        isNobodys("threads", 1);
    }

    /** Where threads that a request starts are carried, too. */
    @Test
    @Tag("everything")
    void itsThreadsAreNobodys() throws Exception {
        isNobodys("pool", 1);
        isNobodys("threads", 1);
    }
}
