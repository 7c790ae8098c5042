// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.logs;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** With the {@code ThreadContext} of web applications. */
@Tag("log4j2")
class Log4j2WebTest extends Log4j2Test {
    @Override
    Map<String, String> properties() {
        return Collections.singletonMap("log4j2.is.webapp", "true");
    }
}
