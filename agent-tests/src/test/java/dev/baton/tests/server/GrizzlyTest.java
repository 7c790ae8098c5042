// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** A container that no edge but that of servlets knows, of {@code javax} and of {@code jakarta}. */
@Tag("grizzly")
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
@Lacks(test = "aPathThatIsNotThereLeavesNothing", because = "it calls some other servlet, with Baton or without")
class GrizzlyTest extends DispatchContract {
    @Override
    String starter() {
        return "GrizzlyServer";
    }

    @Override
    Sabotage sabotage() {
        return new Sabotage(
                "org.glassfish.grizzly.servlet.HttpServletRequestImpl",
                "getHeaders",
                "org.glassfish.grizzly.servlet.FilterChainImpl",
                "javax.servlet.http.HttpServlet",
                "jakarta.servlet.http.HttpServlet");
    }

    @Override
    Map<String, String> carriedWithoutItsEdge(Trace trace) {
        return Collections.emptyMap();
    }
}
