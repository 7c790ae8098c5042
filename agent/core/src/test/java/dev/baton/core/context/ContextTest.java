// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Fields;
import dev.baton.core.format.Format;
import dev.baton.core.format.Identity;
import dev.baton.core.format.Propagator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a request's context says, to other services, to the application and to its tracer. */
class ContextTest {
    private static final List<Format> ALL = List.of(Format.values());
    private static final Propagator PROPAGATOR = new Propagator(ALL, ALL, false, true);
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String PARENT = "00-" + ID + "-" + SPAN + "-01";
    private static final Identity STARTED = Identity.started(0x1234L, 0xabcdL, 0xfL);
    private static final String PARENT_OF_STARTED = "00-0000000000001234000000000000abcd-000000000000000f-01";

    private static String[] headers(String... namesAndValues) {
        String[] headers = new String[Fields.names().length];
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Fields.add(headers, Fields.key(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return headers;
    }

    private static Context context(String... namesAndValues) {
        return Context.of(PROPAGATOR, headers(namesAndValues));
    }

    private static String value(String[] values, String name) {
        return values[Fields.key(name)];
    }

    @Test
    void whatGoesOutIsWrittenOnce() {
        Context context = context("traceparent", PARENT);
        String[] outbound = context.outbound();
        assertThat(value(outbound, "b3")).isEqualTo(ID + "-" + SPAN + "-1");
        assertThat(context.outbound()).isSameAs(outbound);
    }

    @Test
    void ofARequestThatHasATraceThatIsFollowed() {
        String newer = "00-" + ID + "-00000000000000aa-01";
        String[] outbound = context("b3", ID + "-" + SPAN + "-1").outbound(headers("traceparent", newer));
        assertThat(value(outbound, "b3")).isEqualTo(ID + "-00000000000000aa-1");
        assertThat(value(outbound, "traceparent")).isNull();
    }

    @Test
    void theApplicationFindsTheFormatsThatDidNotArriveIfSoWished() {
        Context context = context("traceparent", PARENT);
        assertThat(value(context.inbound(true), "b3")).isEqualTo(ID + "-" + SPAN + "-1");
        assertThat(context.inbound(false)).isEmpty();
        Context started = Context.started(PROPAGATOR, headers(), STARTED);
        assertThat(value(started.inbound(false), "traceparent")).isEqualTo(PARENT_OF_STARTED);
    }

    @Test
    void aTraceThatBeganHereGoesOnWhereTheSameHeadersComeAgain() {
        String[] headers = headers("baggage", "a=1");
        Context started = Context.started(PROPAGATOR, headers, STARTED);
        assertThat(started.traceparent()).isEqualTo(PARENT_OF_STARTED);
        assertThat(started.startedAgain(headers.clone()).traceparent()).isEqualTo(PARENT_OF_STARTED);
        assertThat(started.startedAgain(headers("baggage", "a=2"))).isNull();
        assertThat(Context.of(PROPAGATOR, headers).startedAgain(headers)).isNull();
    }

    @Test
    void theLowHalfOfTheTraceIdIsToldInDecimals() {
        assertThat(context("traceparent", PARENT).decimalTraceId()).isEqualTo("11803532876627986230");
        assertThat(Context.started(PROPAGATOR, headers(), STARTED).decimalTraceId())
                .isEqualTo("43981");
        assertThat(context("b3", "0").decimalTraceId()).isNull();
        assertThat(context("baggage", "a=1").decimalTraceId()).isNull();
    }

    @Test
    void aTracerIsToldTheSpanWithTheTraceState() {
        Context context = context("traceparent", PARENT, "tracestate", "dd=s:1;o:rum, a=b");
        assertThat(context.span()).containsExactly(ID, SPAN, "01", "dd", "s:1;o:rum", "a", "b");
        assertThat(context("b3", ID + "-" + SPAN + "-0").span()).containsExactly(ID, SPAN, "00");
        assertThat(context("b3", "0").span()).isEmpty();
    }

    @Test
    void aTracerIsToldTheBaggageWithItsProperties() {
        assertThat(context("baggage", "a=%31 ; p=q, b=2").baggage()).containsExactly("a", "1", "p=q", "b", "2", "");
        assertThat(context("traceparent", PARENT).baggage()).isEmpty();
    }

    @Test
    void whatATracerMakesOfItStaysWithTheRequest() {
        Context context = context("traceparent", PARENT);
        context.keptOfSpan().set("made");
        assertThat(context.keptOfSpan()).hasValue("made");
        assertThat(context.span()).isSameAs(context.span());
    }

    @Test
    void aSpanOfTheApplicationsGoesOutInPlaceOfTheCallersWithWhatCameBesides() {
        Context context = context("traceparent", PARENT, "tracestate", "a=b", "baggage", "a=1");
        Context following = context.following(headers("traceparent", "00-" + ID + "-00000000000000aa-01"));
        String[] outbound = following.outbound();
        assertThat(value(outbound, "traceparent")).isEqualTo("00-" + ID + "-00000000000000aa-01");
        assertThat(value(outbound, "b3")).isEqualTo(ID + "-00000000000000aa-1");
        assertThat(value(outbound, "baggage")).isEqualTo("a=1");
    }

    @Test
    void whatHasNoRoomIsLeftOut() {
        Context context = context("traceparent", PARENT);
        String[] outbound = context.outbound();
        assertThat(context.fitting(outbound, 0)).isSameAs(outbound);
        String[] fitting = context.fitting(outbound, 8192 - 100);
        assertThat(value(fitting, "traceparent")).isEqualTo(PARENT);
        assertThat(value(fitting, "X-B3-TraceId")).isNull();
        String[] one = context.atMost(1, outbound);
        assertThat(value(one, "traceparent")).isEqualTo(PARENT);
        assertThat(value(one, "b3")).isNull();
    }
}
