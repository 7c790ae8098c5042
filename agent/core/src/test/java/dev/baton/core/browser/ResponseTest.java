// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static Map<String, String> told(boolean timing, boolean response, String... lines) {
        String[] noted = null;
        for (String line : lines) {
            int colon = line.indexOf(": ");
            for (int key = 0; key < Response.names().length; key++) {
                if (Response.names()[key].equalsIgnoreCase(line.substring(0, colon)))
                    noted = Response.add(noted, key, line.substring(colon + 2));
            }
        }
        String[] values = Response.of(PARENT, timing, response, noted);
        Map<String, String> told = new LinkedHashMap<>();
        for (int key = 0; key < values.length; key++) {
            if (values[key] != null) told.put(Response.names()[key], values[key]);
        }
        return told;
    }

    @Test
    void tellsTheTrace() {
        assertThat(told(true, false)).containsExactly(Map.entry("Server-Timing", "traceparent;desc=\"" + PARENT + '"'));
        assertThat(told(false, true)).containsExactly(Map.entry("traceresponse", PARENT));
        assertThat(told(true, true)).containsOnlyKeys("Server-Timing", "traceresponse");
    }

    @Test
    void keepsTheApplicationsMetrics() {
        assertThat(told(true, false, "Server-Timing: db;dur=5", "server-timing: app;dur=7"))
                .containsExactly(Map.entry("Server-Timing", "db;dur=5, app;dur=7, traceparent;desc=\"" + PARENT + '"'));
    }

    @Test
    void doesNotTellItTwice() {
        assertThat(told(true, true, "Server-Timing: db, traceparent;desc=\"00-1\"", "traceresponse: 00-2"))
                .isEmpty();
        assertThat(told(true, true, "Server-Timing: traceparent;desc=x"))
                .containsExactly(Map.entry("traceresponse", PARENT));
    }

    @Test
    void exposesItToTheOriginThatIsAllowed() {
        assertThat(told(true, true, "Access-Control-Allow-Origin: https://page"))
                .containsEntry("Access-Control-Expose-Headers", "Server-Timing, traceresponse")
                .containsEntry("Timing-Allow-Origin", "https://page");
        assertThat(told(
                        true,
                        true,
                        "Access-Control-Allow-Origin: *",
                        "Access-Control-Expose-Headers: Server-Timing, x"))
                .containsEntry("Access-Control-Expose-Headers", "Server-Timing, x, traceresponse")
                .containsEntry("Timing-Allow-Origin", "*");
        assertThat(told(false, true, "Access-Control-Allow-Origin: https://page"))
                .doesNotContainKey("Timing-Allow-Origin");
        assertThat(told(true, false, "Access-Control-Allow-Origin: https://page", "Timing-Allow-Origin: *"))
                .doesNotContainKey("Timing-Allow-Origin");
        assertThat(told(true, false, "Access-Control-Allow-Origin: https://page", "Timing-Allow-Origin: https://other"))
                .containsEntry("Timing-Allow-Origin", "https://other, https://page");
    }
}
