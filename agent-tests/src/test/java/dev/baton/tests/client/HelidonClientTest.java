// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

/** Over HTTP/2 it runs in the server's contract: by itself it mixes up the answers of a connection that threads share. */
@Tag("helidon")
@Lacks(test = "sendsTheSameOnceMoreWhenAPooledConnectionTurnsOutToBeClosed", because = "it leaves that to its caller")
@Sends(with = "HelidonClients")
@Lacks(
        test = "sendsABodyThatTheServerIsAskedAboutByteForByte",
        versions = "4\\.0\\..*",
        because = "it waits for ever once it has asked")
@Lacks(
        test = {"keepsConcurrentCallersApart", "usesTheContextOfTheCallWhateverElseIsUnderWay"},
        versions = "4\\.0\\..*",
        always = false,
        because = "a connection of its pool is not always fit for the next call")
class HelidonClientTest extends Http1ClientContract {}
