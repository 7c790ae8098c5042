// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jetty-ee11")
@Lacks(
        test = "anUpgradedConnectionIsNoLongerPartOfItsRequest",
        versions = "12\\.1\\.0",
        because = "it does not know HttpServletRequest.upgrade")
@Lacks(
        test = "anUpgradedConnectionIsNoLongerPartOfItsRequest",
        versions = "12\\.1\\.14",
        because = "it answers 101 and then gives the upgrade handler nothing to read, with Baton or without")
class JettyEe11Test extends ServletContract {
    @Test
    void itsOwnCorsHandlerNeedNotKnowTraceHeaders() throws Exception {
        allowsTraceHeadersBesideAList(server.port("cors"));
    }

    @Override
    String starter() {
        return "JettyServer";
    }

    @Override
    Sabotage sabotage() {
        return new Sabotage(
                "org.eclipse.jetty.http.HttpField",
                "getName",
                "org.eclipse.jetty.server.internal.HttpChannelState$ChannelRequest",
                "org.eclipse.jetty.server.internal.HttpChannelState$HandlerInvoker",
                "org.eclipse.jetty.ee11.servlet.ServletChannel");
    }
}
