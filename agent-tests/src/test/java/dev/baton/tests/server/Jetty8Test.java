// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** A container of which edges know older and newer versions, and that none but that of servlets carries. */
@Tag("jetty8")
@Lacks(
        test = {
            "keepsTheStreamsOfAnHttp2ConnectionApart",
            "theApplicationFindsTheFormatsThatDidNotArriveOnAnHttp2Stream",
            "carriesTheRequestThatUpgradesToHttp2",
            "traceHeadersAreAllowedOnAnHttp2StreamToo",
            "aPreflightOnAnHttp2StreamIsGranted",
            "thePageIsToldItsTraceOnAnHttp2StreamToo"
        },
        because = "it has no HTTP/2")
@Lacks(
        test = {
            "theApplicationFindsTheFormatsThatDidNotArriveOnceEach",
            "theApplicationFindsTheTraceThatBegins",
            "whatWasAddedGoesWithItsRequest",
            "theApplicationIsNotAskedForTraceHeaders"
        },
        because = "the edge of servlets leaves a request as it is")
@Lacks(test = "keepsContextOverAsyncStart", because = "no edge knows the pool of this version")
class Jetty8Test extends DispatchContract {
    @Override
    String starter() {
        return "Jetty8Server";
    }

    @Override
    Sabotage sabotage() {
        return new Sabotage(
                "org.eclipse.jetty.server.Request",
                "getHeaders",
                "org.eclipse.jetty.servlet.ServletHandler$CachedChain",
                "org.eclipse.jetty.servlet.ServletHandler$Chain",
                "javax.servlet.http.HttpServlet");
    }

    @Override
    Map<String, String> carriedWithoutItsEdge(Trace trace) {
        return Collections.emptyMap();
    }
}
