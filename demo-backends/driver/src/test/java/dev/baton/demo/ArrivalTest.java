// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo must be able to fail: each way of losing a trace is told from an intact one. */
class ArrivalTest {
    private final Browser browser = new Browser();

    @Test
    void whatArrivesAsSentIsTheSame() {
        for (Sent sent : browser.requests()) {
            Arrival arrival = Arrival.judge(sent, hop(sent.headers().lines()));

            assertThat(arrival.faults()).as(sent.formats()).isEmpty();
            assertThat(arrival.isSame()).isTrue();
            assertThat(arrival.asSent()).isEqualTo(sent.asFormats());
            assertThat(arrival.translated()).isEmpty();
        }
    }

    @Test
    void namesAreComparedWithoutRegardToCase() {
        Sent sent = browser.everything();
        List<Header> shouted = sent.headers().lines().stream()
                .map(line -> new Header(line.name().toUpperCase(java.util.Locale.ROOT), line.value()))
                .toList();

        assertThat(Arrival.judge(sent, hop(shouted)).isSame()).isTrue();
    }

    @Test
    void eachMissingDoubledOrChangedHeaderIsAFault() {
        for (Sent sent : browser.requests()) {
            for (Header line : sent.headers().lines()) {
                List<Header> missing = new ArrayList<>(sent.headers().lines());
                missing.remove(line);
                List<Header> doubled = new ArrayList<>(sent.headers().lines());
                doubled.add(line);
                List<Header> changed = new ArrayList<>(missing);
                changed.add(new Header(line.name(), line.value() + "0"));

                assertThat(Arrival.judge(sent, hop(missing)).isSame()).isFalse();
                assertThat(Arrival.judge(sent, hop(doubled)).isSame()).isFalse();
                assertThat(Arrival.judge(sent, hop(changed)).isSame()).isFalse();
            }
        }
    }

    @Test
    void whereNothingButBaggageArrivesTheTraceIsLost() {
        Sent sent = browser.everything();

        assertThat(Arrival.judge(sent, hop(List.of())).isLost()).isTrue();
        assertThat(Arrival.judge(sent, hop(List.of(new Header("baggage", "session.id=1"))))
                        .isLost())
                .isTrue();
    }

    @Test
    void aTranslationMustNameTheSameTraceAndParent() {
        Sent sent = browser.requests().get(0);
        Ids ids = sent.ids();

        assertThat(translatedTo(sent, "b3", ids.trace() + "-" + ids.parent() + "-1")
                        .faults())
                .isEmpty();
        assertThat(translatedTo(sent, "b3", ids.parent() + "-" + ids.parent() + "-1")
                        .faults())
                .hasSize(1);
        assertThat(translatedTo(sent, "b3", ids.trace() + "-" + ids.trace() + "-1")
                        .faults())
                .hasSize(1);
        assertThat(translatedTo(sent, "b3", ids.trace()).faults()).hasSize(1);
    }

    private static Arrival translatedTo(Sent sent, String name, String value) {
        List<Header> lines = new ArrayList<>(sent.headers().lines());
        lines.add(new Header(name, value));
        return Arrival.judge(sent, hop(lines));
    }

    private static Hop hop(List<Header> lines) {
        return new Hop("here", "a server", null, new Headers(lines));
    }
}
