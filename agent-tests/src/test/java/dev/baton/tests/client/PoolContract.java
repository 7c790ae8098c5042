// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * For a client on event loops whose pool of connections is smaller than the crowd: callers wait for a connection, and get it
 * from one another.
 */
abstract class PoolContract extends ClientHarness {
    private static final int MANY = 500;
    private static final int ROUNDS = 5;

    private final String[] paths;

    /** @param paths that the callers ask for in turn, as far as to their query */
    PoolContract(String... paths) {
        this.paths = paths;
    }

    @Test
    void sendsWhatWasCarriedVerbatim() throws Exception {
        for (Map<String, String> carried : Trace.everyFormat(1)) {
            send(carried, Call.get(origin.uri("/ok")));
            assertThat(onlyReceived().trace()).containsAllEntriesOf(Trace.once(carried));
            send(null, Call.get(origin.uri("/ok")));
            assertThat(onlyReceived().trace()).isEmpty();
        }
    }

    @Test
    void everyCallThatWaitsForAConnectionSendsItsOwnTrace() throws Exception {
        for (int round = 0; round < ROUNDS; round++) assertKeepsApart(MANY, paths);
    }
}
