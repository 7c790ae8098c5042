// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

/** Akka HTTP. */
@Tag("akkahttp")
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
        test = {
            "keepsTheStreamsOfAnHttp2ConnectionApart",
            "theApplicationFindsTheFormatsThatDidNotArriveOnAnHttp2Stream",
            "bodiesOfAnswersOnHttp2StreamsAreOfNoOtherRequest",
            "carriesTheRequestThatUpgradesToHttp2"
        },
        versions = "10\\.1\\.0",
        because = "it has HTTP/2 over TLS only")
@Lacks(
        test = "carriesTheRequestThatUpgradesToHttp2",
        versions = "10\\.(1\\.[1-9]|2).*",
        because = "the request that upgrades goes through a stream of its own, which begins when it is over")
class AkkaHttpTest extends PekkoHttpContract {
    AkkaHttpTest() {
        super("akka");
    }
}
