// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("ratpack")
@Lacks(
        test = "pipelinedRequestsAreKeptApart",
        always = false,
        because = "it answers them in the order in which they are done")
class RatpackTest extends FrameworkContract {
    RatpackTest() {
        super("Ratpack", "see", "blocking", "timer", "fork", "call", "stream", "parallel", "late", "refused");
    }
}
