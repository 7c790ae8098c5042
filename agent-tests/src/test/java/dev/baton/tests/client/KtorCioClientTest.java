// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("ktorclient")
@Lacks(test = "sendsTheSameOnceMoreWhenAPooledConnectionTurnsOutToBeClosed", because = "it leaves that to its caller")
@Lacks(test = "leavesTheCallersRepeatedHeader", because = "it joins the lines of a header")
@Lacks(
        test = "sendsABodyThatTheServerIsAskedAboutByteForByte",
        versions = "2\\.[01]\\..*",
        always = false,
        because = "it takes the server's consent for its answer, and has not always sent the body by then")
@Sends(with = "KtorCioClients")
class KtorCioClientTest extends Http1ClientContract {}
