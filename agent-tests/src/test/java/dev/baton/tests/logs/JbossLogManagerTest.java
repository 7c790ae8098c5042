// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.logs;

import org.junit.jupiter.api.Tag;

@Tag("jbosslogmanager")
class JbossLogManagerTest extends LogContract {
    @Override
    String logs() {
        return "JbossLogs";
    }
}
