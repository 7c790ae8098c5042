// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeadTest {
    private static final List<Format> ALL = List.of(Format.values());
    private static final Propagator PROPAGATOR = new Propagator(ALL, ALL, false, true);

    private final String[] headers = new String[Fields.COUNT];
    private final String[] all;

    HeadTest() {
        Fields.add(headers, Fields.key("b3"), "abcd-f01-1");
        Fields.add(headers, Fields.BAGGAGE, "a=1");
        all = PROPAGATOR.inject(headers, null, null);
    }

    @Test
    void whatFitsIsTheVerySameArray() {
        assertThat(fitting(Head.LIMIT_BYTES - bytes(all))).isSameAs(all);
        assertThat(fitting(0)).isSameAs(all);
    }

    @Test
    void aByteTooManyCostsTheLeastPreferredFormatThatDidNotArrive() {
        Map<String, String> expected = map(all);
        expected.keySet().removeIf(name -> name.startsWith("X-B3"));
        assertThat(map(fitting(Head.LIMIT_BYTES - bytes(all) + 1))).isEqualTo(expected);
    }

    @Test
    void whatArrivedGoesLastAndBaggageBeforeIt() {
        String b3 = "b3: abcd-f01-1\r\n";
        String baggage = "baggage: a=1\r\n";
        assertThat(map(fitting(Head.LIMIT_BYTES - b3.length() - baggage.length())))
                .containsOnlyKeys("b3", "baggage");
        assertThat(map(fitting(Head.LIMIT_BYTES - b3.length()))).containsOnlyKeys("b3");
        assertThat(map(fitting(Head.LIMIT_BYTES - b3.length() + 1))).isEmpty();
        assertThat(map(fitting(Head.LIMIT_BYTES))).isEmpty();
    }

    @Test
    void aHeadThatIsOverTheLimitAnywayGetsEverything() {
        assertThat(fitting(Head.LIMIT_BYTES + 1)).isSameAs(all);
    }

    @Test
    void aLineTooManyCostsTheLeastPreferredFormatThatDidNotArrive() {
        int lines = map(all).size();
        Map<String, String> expected = map(all);
        expected.keySet().removeIf(name -> name.startsWith("X-B3"));
        assertThat(atMost(lines)).isSameAs(all);
        assertThat(map(atMost(lines - 1))).isEqualTo(expected);
        assertThat(map(atMost(expected.size()))).isEqualTo(expected);
        assertThat(map(atMost(2))).containsOnlyKeys("b3", "baggage");
        assertThat(map(atMost(1))).containsOnlyKeys("b3");
        assertThat(map(atMost(0))).isEmpty();
        assertThat(map(atMost(-1))).isEmpty();
    }

    @Test
    void ofFormatsThatAllArrivedTheLeastPreferredGoFirstAndTheLastGivesUpItsTraceState() {
        String[] came = new String[Fields.COUNT];
        Fields.add(came, Fields.TRACEPARENT, "00-0000000000000000000000000000abcd-0000000000000f01-01");
        Fields.add(came, Fields.TRACESTATE, "a=1");
        Fields.add(came, Fields.B3, "abcd-f01-1");
        Fields.add(came, Fields.BAGGAGE, "a=1");
        assertThat(map(PROPAGATOR.atMost(4, came, came))).hasSize(4);
        assertThat(map(PROPAGATOR.atMost(3, came, came))).containsOnlyKeys("traceparent", "tracestate", "baggage");
        assertThat(map(PROPAGATOR.atMost(2, came, came))).containsOnlyKeys("traceparent", "tracestate");
        assertThat(map(PROPAGATOR.atMost(1, came, came))).containsOnlyKeys("traceparent");
        assertThat(map(PROPAGATOR.atMost(0, came, came))).isEmpty();
        Fields.add(came, Fields.DATADOG_TRACE_ID, "43981");
        assertThat(map(PROPAGATOR.atMost(4, came, came)))
                .containsOnlyKeys("traceparent", "tracestate", "x-datadog-trace-id", "baggage");
    }

    @Test
    void ofATraceThatBeginsHereNothingIsLeftWhereThereIsNoRoom() {
        String[] started = PROPAGATOR.inject(null, Identity.started(1, 2, 3), null);
        assertThat(map(PROPAGATOR.atMost(1, null, started))).containsOnlyKeys("traceparent");
        assertThat(map(PROPAGATOR.atMost(0, null, started))).isEmpty();
    }

    @Test
    void theValuesGivenAreNotChanged() {
        String[] before = all.clone();
        fitting(Head.LIMIT_BYTES - 1);
        assertThat(all).isEqualTo(before);
    }

    private String[] fitting(int size) {
        return PROPAGATOR.fitting(headers, all, size);
    }

    private String[] atMost(int lines) {
        return PROPAGATOR.atMost(lines, headers, all);
    }

    private static int bytes(String[] values) {
        StringBuilder lines = new StringBuilder();
        map(values)
                .forEach((name, value) ->
                        lines.append(name).append(": ").append(value).append("\r\n"));
        return lines.length();
    }

    private static Map<String, String> map(String[] values) {
        Map<String, String> map = new TreeMap<>();
        for (int key = 0; key < values.length; key++) {
            if (values[key] != null) map.put(Fields.names()[key], values[key]);
        }
        return map;
    }
}
