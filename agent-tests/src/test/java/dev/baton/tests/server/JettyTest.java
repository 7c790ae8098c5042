// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jetty")
@Lacks(test = "anUpgradedConnectionIsNoLongerPartOfItsRequest", because = "it does not know HttpServletRequest.upgrade")
@Lacks(
        test = {
            "keepsTheStreamsOfAnHttp2ConnectionApart",
            "theApplicationFindsTheFormatsThatDidNotArriveOnAnHttp2Stream",
            "carriesTheRequestThatUpgradesToHttp2",
            "traceHeadersAreAllowedOnAnHttp2StreamToo",
            "aPreflightOnAnHttp2StreamIsGranted",
            "thePageIsToldItsTraceOnAnHttp2StreamToo",
            "pagesOnHttp2StreamsAreLinkedToo"
        },
        versions = "9\\.2\\..*",
        because = "it has no HTTP/2")
@Lacks(
        test = "pagesThatTheServerCompressesAreLinkedToo",
        versions = "9\\.2\\..*",
        because = "its compression wraps the response of the application, and the edge finds the page encoded")
@Lacks(
        test = "keepsContextOverAsyncError",
        versions = "9\\.(2|3\\.0)\\..*",
        because = "it tells no listener that the servlet failed")
class JettyTest extends ServletContract {
    @Test
    void itsOwnCorsFilterNeedNotKnowTraceHeaders() throws Exception {
        allowsTraceHeadersBesideAList(port());
    }

    @Override
    String starter() {
        return "JettyServer";
    }

    @Override
    Sabotage sabotage() {
        return new Sabotage(
                "org.eclipse.jetty.server.HttpChannel", "getRequest", "org.eclipse.jetty.server.HttpChannel");
    }
}
