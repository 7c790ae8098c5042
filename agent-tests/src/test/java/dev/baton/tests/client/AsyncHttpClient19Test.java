// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

/** On Netty 3. */
@Tag("asynchttpclient19")
@Sends(with = "AsyncHttp19")
@Lacks(
        test = "sendsTheSameOnceMoreWhenAPooledConnectionTurnsOutToBeClosed",
        because = "it does not send again what a connection swallowed that was closed",
        always = false)
@Lacks(
        test = "sendsAStreamedBodyByteForByte",
        because = "in one of some hundred calls it never sends the rest of the body, without Baton, too",
        always = false)
class AsyncHttpClient19Test extends AsyncHttpClientTest {}
