// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("jettyclient")
@Sends(with = "Jetty9", way = "async")
@Lacks(
        test = "sendsTheSameOnceMoreWhenAPooledConnectionTurnsOutToBeClosed",
        because = "it does not send again what a connection swallowed that was closed")
class JettyClientAsyncTest extends AsyncClientContract {}
