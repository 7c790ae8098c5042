// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

/** Pekko HTTP. */
@Tag("pekkohttp")
@Lacks(
        test = {
            "theApplicationIsNotAskedForTraceHeaders",
            "whereTheApplicationAllowsTheOriginTraceHeadersAreAllowed",
            "aPreflightWithoutTraceHeadersIsAnsweredAsEver",
            "aPreflightHasNoTraceAndOtherOptionsDo",
            "traceHeadersAreAllowedOnAnHttp2StreamToo",
            "aPreflightForTraceHeadersAloneIsGranted",
            "aPreflightOnAnHttp2StreamIsGranted",
            "thePageIsToldItsTrace",
            "thePageIsToldItsTraceOnAnHttp2StreamToo"
        },
        because = "preflights and responses pass as they are")
@Lacks(
        test = "carriesTheRequestThatUpgradesToHttp2",
        because = "the request that upgrades goes through a stream of its own, which begins when it is over")
class PekkoHttpTest extends PekkoHttpContract {
    PekkoHttpTest() {
        super("org.apache.pekko");
    }
}
