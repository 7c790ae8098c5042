// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import org.junit.jupiter.api.Tag;

@Tag("jetty-ee10")
@Lacks(test = "anUpgradedConnectionIsNoLongerPartOfItsRequest", because = "it does not know HttpServletRequest.upgrade")
class JettyEe10Test extends ServletContract {
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
                "org.eclipse.jetty.ee10.servlet.ServletChannel");
    }
}
