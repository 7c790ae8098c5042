// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.logs;

import org.junit.jupiter.api.Tag;

@Tag("reload4j")
class Reload4jTest extends LogContract {
    @Override
    String logs() {
        return "Log4j1Logs";
    }
}
