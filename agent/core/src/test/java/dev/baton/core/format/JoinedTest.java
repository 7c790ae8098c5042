// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JoinedTest {
    private static final String A = "00-00000000000000004d65822107fcfd52-78629a0f5f3f164f-01";
    private static final String B = "00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-00";

    @Test
    void ofJoinedTraceparentsTheFirstIsRead() {
        assertThat(picked("traceparent", A + ", " + B)).isEqualTo(Map.of("traceparent", A));
        assertThat(picked("traceparent", A, "traceparent", B)).isEqualTo(Map.of("traceparent", A));
    }

    @Test
    void whereAnOriginTellsRumsAreRead() {
        Map<String, String> picked = picked(
                "traceparent", B + ", " + A,
                "x-datadog-trace-id", "7, 5577006791947779410",
                "x-datadog-parent-id", "8, 8674665223082153551",
                "x-datadog-sampling-priority", "1, 1",
                "x-datadog-origin", "app, rum");
        assertThat(picked)
                .isEqualTo(Map.of(
                        "traceparent", A,
                        "x-datadog-trace-id", "5577006791947779410",
                        "x-datadog-parent-id", "8674665223082153551",
                        "x-datadog-sampling-priority", "1",
                        "x-datadog-origin", "rum"));
    }

    @Test
    void whereOneSdkSentAFormatAloneThatIsReadAsEverAndSaysItAll() {
        Map<String, String> picked =
                picked("traceparent", B + ", " + A, "x-datadog-trace-id", "7", "x-datadog-origin", "rum");
        assertThat(picked).containsEntry("x-datadog-trace-id", "7").containsEntry("x-datadog-origin", "rum");
        assertThat(picked.get("traceparent")).isNotIn(A, B);
    }

    @Test
    void ofDifferentNumbersOfValuesNoneBelongTogether() {
        Map<String, String> picked = picked("traceparent", A + ", " + B, "b3", "1-2-1,3-4-1,5-6-1");
        assertThat(picked.get("b3")).isEqualTo("1-2-1");
        assertThat(picked.get("traceparent")).isNotIn(A, B);
    }

    @Test
    void whatIsNotJoinedIsAsEver() {
        String[] headers = {
            "traceparent", " " + A, "tracestate", "dd=s:1;o:rum", "tracestate", "a=1", "baggage", "a=1,b=2", "b3", "0"
        };
        assertThat(picked(headers))
                .isEqualTo(Map.of("traceparent", A, "tracestate", "dd=s:1;o:rum,a=1", "baggage", "a=1,b=2", "b3", "0"));
    }

    @Test
    void whatIsDamagedIsNotRead() {
        Propagator propagator = new Propagator(List.of(Format.values()), List.of(Format.values()), false, true);
        for (String damaged : new String[] {",", ", ,", "," + A, "\u0000," + A, ""}) {
            String[] headers = Joined.add(null, Fields.TRACEPARENT, damaged);
            Joined.pick(headers);
            assertThat(propagator.extract(headers)).as(damaged).isNull();
        }
    }

    @Test
    void beyondEightValuesOfTheGreatestLengthNoLineIsLookedAt() {
        String longest = "a".repeat(Fields.MAX_LENGTH);
        String[] headers = null;
        for (int line = 0; line < 100; line++) headers = Joined.add(headers, Fields.B3, longest);
        assertThat(headers[Fields.B3].split(",")).hasSize(8).containsOnly(longest);
        Joined.pick(headers);
        assertThat(headers[Fields.B3]).isEqualTo(longest);
    }

    @Test
    void norWhereOneIsAsLongAsThose() {
        String longest = "a".repeat(8 * Fields.MAX_LENGTH);
        String[] headers = Joined.add(null, Fields.B3, longest);
        assertThat(Joined.add(headers, Fields.B3, "b")[Fields.B3]).isSameAs(longest);
        headers = Joined.add(null, Fields.B3, longest.substring(1));
        assertThat(Joined.add(headers, Fields.B3, "b")[Fields.B3]).endsWith("a,b");
    }

    private static Map<String, String> picked(String... namesAndValues) {
        String[] headers = null;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers = Joined.add(headers, Fields.key(namesAndValues[i]), namesAndValues[i + 1]);
        }
        Joined.pick(headers);
        Map<String, String> picked = new TreeMap<>();
        for (int key = 0; key < headers.length; key++) {
            if (headers[key] != null) picked.put(Fields.names()[key], headers[key]);
        }
        return picked;
    }
}
