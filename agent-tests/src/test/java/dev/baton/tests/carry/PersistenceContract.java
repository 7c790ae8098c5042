// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Test;

/** Persistent actors, whose journal is asked for many events at a time, and is done with the later ones first. */
abstract class PersistenceContract extends WaysContract {
    PersistenceContract() {
        super("PersistentHops");
    }

    @Test
    void whatIsDoneWhenAnEventIsWrittenIsOfItsCommand() throws Exception {
        everyRequestSeesItsOwn("persist", "persistAsync", "persistMany", "defer", "typed");
    }
}
