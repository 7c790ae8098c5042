// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("vertx")
class VertxTest extends ServerHarness {
    @Override
    String starter() {
        return "VertxServer";
    }

    @Test
    void itsOwnCorsHandlerNeedNotKnowTraceHeaders() throws Exception {
        BrowserContract.allowsTraceHeadersBesideAList(port());
    }
}
