// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("httpclient5")
@Sends(with = "ApacheAsync50", way = "h2")
@Lacks(
        test = "leavesNothingBehindAfterATimeout",
        versions = "5\\.[01]",
        always = false,
        because = "a call that is cancelled closes the connection, under the next call too")
class ApacheAsyncClient5H2Test extends ClientContract {
    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2();
    }
}
