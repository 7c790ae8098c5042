// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.logs;

import org.junit.jupiter.api.Tag;

@Tag("log4j1")
class Log4j1Test extends LogContract {
    @Override
    String logs() {
        return "Log4j1Logs";
    }
}
