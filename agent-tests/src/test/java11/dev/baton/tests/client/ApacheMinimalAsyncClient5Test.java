// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The asynchronous clients that follow no redirect and answer no challenge. */
@Tag("httpclient5")
@Sends(with = "ApacheAsync50")
class ApacheMinimalAsyncClient5Test extends ClientHarness {
    private String way = "minimal";

    @Override
    Prepared prepare(Call call) throws Exception {
        return prepare(way, call);
    }

    @Test
    void keepsCallsApart() throws Exception {
        assertKeepsApart(500, "/ok?");
    }

    @Test
    void keepsCallsOnLeasedConnectionsApart() throws Exception {
        way = "leased";
        try {
            assertKeepsApart(500, "/ok?");
        } finally {
            way = "minimal";
        }
    }

    @Test
    void keepsTheStreamsOfAConnectionApart() throws Exception {
        origin.close();
        origin = TomcatOrigin.h2();
        way = "minimal h2";
        try {
            assertKeepsApart(500, "/ok?");
        } finally {
            way = "minimal";
        }
    }
}
