// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("httpclient5")
@Sends(with = "ApacheAsync50", way = "h1")
@Lacks(
        test = "sendsTheSameOnceMoreWhenAPooledConnectionTurnsOutToBeClosed",
        always = false,
        because = "it does not send again what a connection swallowed that was closed")
class ApacheAsyncClient5Test extends AsyncClientContract {}
