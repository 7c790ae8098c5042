// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.logs;

import dev.baton.tests.matrix.Lacks;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** With the {@code ThreadContext} that makes no garbage. */
@Tag("log4j2")
@Lacks(
        test = "whereNoPatternAsksALineCostsNothingMore",
        versions = "2\\.2[4-9]\\..*",
        always = false,
        because = "since 2.24 its events take 64 bytes as soon as there is something to put into them, until compiled")
class Log4j2GarbageFreeTest extends Log4j2Test {
    @Override
    Map<String, String> properties() {
        return Collections.singletonMap("log4j2.garbagefree.threadContextMap", "true");
    }
}
