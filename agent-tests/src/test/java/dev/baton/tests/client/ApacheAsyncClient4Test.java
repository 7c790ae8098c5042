// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("httpasyncclient4")
@Sends(with = "ApacheAsync40", way = "built")
@Lacks(
        test = "sendsTheSameOnceMoreWhenAPooledConnectionTurnsOutToBeClosed",
        always = false,
        because = "it does not send again what a connection swallowed that was closed")
@Lacks(
        test = "keepsTheCallersOwnHeaderOnRedirects",
        versions = "4\\.0(\\..*)?",
        always = false,
        because = "a redirected request has lost the caller's headers")
class ApacheAsyncClient4Test extends AsyncClientContract {}
