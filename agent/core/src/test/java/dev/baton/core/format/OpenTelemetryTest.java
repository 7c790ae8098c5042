// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Baton beside OpenTelemetry's own propagators: the same on what is common, and each known difference by name, so that a
 * release of theirs that changes one is noticed.
 */
class OpenTelemetryTest {
    private static final int CASES = 20_000;
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapPropagator BAGGAGE = W3CBaggagePropagator.getInstance();
    private static final TextMapPropagator B3 = B3Propagator.injectingSingleHeader();
    private static final TextMapPropagator B3_MULTI = B3Propagator.injectingMultiHeaders();
    private static final List<Format> ALL = List.of(Format.values());
    private static final Propagator BATON = new Propagator(ALL, ALL, false, true);
    private static final String TRACEPARENT = "00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01";

    private final Random random = new Random(1);
    private final Requests requests = new Requests(random);

    @Test
    void readsTheSameTraceparents() {
        int valid = 0;
        for (int i = 0; i < CASES; i++) {
            Carrier carrier = Carrier.of("traceparent", traceparent());
            SpanContext theirs = read(W3C, carrier);
            Identity ours = BATON.extract(carrier.headers());
            assertThat(ours != null).as("%s", carrier).isEqualTo(theirs.isValid());
            if (ours == null) continue;
            assertSameIds(ours, theirs);
            assertThat(ours.sampled()).isEqualTo(theirs.isSampled());
            assertThat(ours.flags()).isEqualTo(theirs.getTraceFlags().asByte() & 0xff);
            valid++;
        }
        assertThat(valid).isBetween(CASES / 4, CASES - CASES / 4);
    }

    private String traceparent() {
        String version = requests.chance(3) ? String.format("%02x", random.nextInt(256)) : "00";
        String text = String.format(
                "%s-%016x%016x-%016x-%02x",
                version, requests.chance(2) ? 0 : requests.id(), requests.id(), requests.id(), random.nextInt(256));
        if (requests.chance(8)) text += requests.text("-.0a", 1, 3);
        if (requests.chance(3)) return text;
        int at = random.nextInt(text.length());
        String bent = requests.text("0f-_gA.", 1, 1);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + bent + text.substring(at + 1);
            case 2 -> text.substring(0, at) + bent + text.substring(at);
            default -> text;
        };
    }

    @Test
    void writesTheSameTraceparents() {
        for (int i = 0; i < CASES; i++) {
            Identity.Draft draft = new Identity.Draft(null);
            draft.high = requests.chance(2) ? 0 : requests.id();
            draft.low = requests.id();
            draft.spanId = requests.id();
            draft.flags = random.nextInt(4);
            draft.sampled = draft.flags & 1;
            Identity identity = draft.identity();
            Carrier theirs = write(W3C, identity, TraceFlags.fromByte((byte) draft.flags));
            assertThat(Requests.written(identity, List.of(Format.TRACECONTEXT))[Fields.TRACEPARENT])
                    .isEqualTo(theirs.first("traceparent"));
        }
    }

    @Test
    void takesAndDiscardsTheSameTracestates() {
        int valid = 0;
        for (int i = 0; i < CASES; i++) {
            Carrier carrier = Carrier.of("traceparent", TRACEPARENT, "tracestate", tracestate());
            boolean isTaken = BATON.extract(carrier.headers()).tracestate() != null;
            assertThat(isTaken)
                    .as("%s", carrier)
                    .isEqualTo(!read(W3C, carrier).getTraceState().isEmpty());
            if (isTaken) valid++;
        }
        assertThat(valid).isBetween(CASES / 4, CASES - CASES / 4);
    }

    private String tracestate() {
        StringBuilder text = new StringBuilder();
        int members = requests.chance(4) ? 30 + random.nextInt(5) : 1 + random.nextInt(4);
        for (int member = 0; member < members; member++) {
            if (member > 0) text.append(requests.chance(5) ? " ,\t" : ",");
            text.append('k')
                    .append(member)
                    .append('_')
                    .append(requests.text("abc019_*/-", 0, requests.chance(50) ? 260 : 9));
            text.append('=')
                    .append(requests.text("abc019 ;:!~", 0, requests.chance(50) ? 260 : 9))
                    .append('z');
        }
        if (requests.chance(2)) {
            text.insert(random.nextInt(text.length()), requests.text("A=!\u007fz", 1, 1));
        }
        return text.toString();
    }

    @Test
    void readsTheSameBaggage() {
        for (int i = 0; i < CASES; i++) {
            Carrier carrier = Carrier.of("baggage", baggage());
            var theirs = io.opentelemetry.api.baggage.Baggage.fromContext(
                    BAGGAGE.extract(Context.root(), carrier, Carrier.GETTER));
            List<Baggage.Member> ours = BATON.baggage(carrier.headers(), null).members();
            assertThat(ours).as("%s", carrier).hasSize(theirs.size());
            for (Baggage.Member member : ours) {
                assertThat(member.value()).as("%s", carrier).isEqualTo(theirs.getEntryValue(member.key()));
                String metadata = theirs.getEntry(member.key()).getMetadata().getValue();
                assertThat(member.properties() == null ? "" : member.properties())
                        .isEqualTo(metadata);
            }
        }
    }

    private String baggage() {
        StringBuilder text = new StringBuilder();
        int members = 1 + random.nextInt(5);
        for (int member = 0; member < members; member++) {
            if (member > 0) text.append(requests.chance(3) ? ", " : ",");
            text.append(requests.text("azAZ09!#$&'*+-.^_`|~", 1, 8)).append(member);
            text.append(requests.chance(5) ? " = " : "=");
            for (int parts = random.nextInt(4); parts > 0; parts--) {
                text.append(
                        requests.chance(3) ? "%C3%A9" : requests.chance(3) ? "%20" : requests.text("az09-._~=", 1, 5));
            }
            if (requests.chance(4)) text.append(";p1;p2=x");
        }
        return text.toString();
    }

    @Test
    void eachReadsTheBaggageTheOtherWrites() {
        for (int i = 0; i < CASES; i++) {
            String value = requests.text("az09 ,;=%+\"\\\u00e9\u4f60-_.!~*'()", 0, 12);
            var theirs = io.opentelemetry.api.baggage.Baggage.builder()
                    .put("k", value)
                    .build();
            Carrier written = new Carrier();
            BAGGAGE.inject(theirs.storeInContext(Context.root()), written, Carrier.SETTER);
            assertThat(BATON.baggage(written.headers(), null).get("k")).isEqualTo(value);

            Baggage ours = new Baggage(List.of(new Baggage.Member("k", value, null)));
            Context read =
                    BAGGAGE.extract(Context.root(), Carrier.of("baggage", BaggageFormat.write(ours)), Carrier.GETTER);
            assertThat(io.opentelemetry.api.baggage.Baggage.fromContext(read).getEntryValue("k"))
                    .isEqualTo(value);
        }
    }

    @Test
    void readsTheSameB3() {
        for (int i = 0; i < CASES; i++) {
            Carrier carrier = requests.chance(2) ? b3() : b3Multi();
            SpanContext theirs = read(B3, carrier);
            Identity ours = BATON.extract(carrier.headers());
            assertThat(ours != null).as("%s", carrier).isEqualTo(theirs.isValid());
            if (ours == null) continue;
            assertSameIds(ours, theirs);
            assertThat(Boolean.TRUE.equals(ours.sampled())).as("%s", carrier).isEqualTo(theirs.isSampled());
            Carrier passedOn = new Carrier();
            B3.inject(B3.extract(Context.root(), carrier, Carrier.GETTER), passedOn, Carrier.SETTER);
            assertThat(ours.debug())
                    .as("%s", carrier)
                    .isEqualTo(passedOn.first("b3").endsWith("-d"));
        }
    }

    private Carrier b3() {
        String text = trace() + "-" + span() + List.of("", "-0", "-1", "-d").get(random.nextInt(4));
        if (requests.chance(4) && text.length() > 50) text += "-" + span();
        return Carrier.of("b3", requests.chance(4) ? text.toUpperCase(Locale.ROOT) : text);
    }

    private Carrier b3Multi() {
        Carrier carrier = new Carrier();
        if (!requests.chance(8)) carrier.add("X-B3-TraceId", trace());
        if (!requests.chance(8)) carrier.add("X-B3-SpanId", span());
        if (!requests.chance(3)) carrier.add("X-B3-Sampled", List.of("0", "1").get(random.nextInt(2)));
        if (requests.chance(4)) carrier.add("X-B3-Flags", List.of("0", "1").get(random.nextInt(2)));
        return carrier.first("X-B3-TraceId") == null && carrier.first("X-B3-SpanId") == null ? b3Multi() : carrier;
    }

    private String trace() {
        if (requests.chance(9)) return "0".repeat(requests.chance(2) ? 16 : 32);
        String low = String.format("%016x", requests.id());
        return requests.chance(2) ? low : String.format("%016x", requests.id()) + low;
    }

    private String span() {
        return requests.chance(9) ? "0000000000000000" : String.format("%016x", requests.id());
    }

    @Test
    void readsTheB3ThatTheyWriteAndTheOtherWayRound() {
        for (int i = 0; i < CASES; i++) {
            Identity identity = requests.identity();
            TraceFlags flags = identity.sampled == Identity.YES ? TraceFlags.getSampled() : TraceFlags.getDefault();
            for (TextMapPropagator propagator : List.of(B3, B3_MULTI)) {
                Identity ours = BATON.extract(write(propagator, identity, flags).headers());
                assertThat(ours.traceId()).isEqualTo(identity.traceId());
                assertThat(ours.spanId()).isEqualTo(identity.spanId());
                assertThat(ours.sampled()).isEqualTo(identity.sampled());
            }
            for (Format format : List.of(Format.B3, Format.B3MULTI)) {
                SpanContext theirs = read(B3, Carrier.byKey(Requests.written(identity, List.of(format))));
                assertSameIds(identity, theirs);
                assertThat(theirs.isSampled()).isEqualTo(identity.sampled());
            }
        }
    }

    /** W3C calls them invalid. */
    @Test
    void differsInThatTheyTakeTheFirstOfTwoTraceparentLines() {
        Carrier carrier = Carrier.of("traceparent", TRACEPARENT, "traceparent", TRACEPARENT);
        assertThat(read(W3C, carrier).isValid()).isTrue();
        assertThat(BATON.extract(carrier.headers())).isNull();
    }

    @Test
    void differsInThatTheyLoseTheSecondOfTwoTracestateLines() {
        Carrier carrier = Carrier.of("traceparent", TRACEPARENT, "tracestate", "a=1", "tracestate", "b=2");
        assertThat(read(W3C, carrier).getTraceState().get("b")).isNull();
        assertThat(BATON.extract(carrier.headers()).tracestate()).isEqualTo("a=1,b=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo=1,foo=2", "foo@=1"})
    void differsInThatTheyDropATracestateThatIsValidToday(String tracestate) {
        Carrier carrier = Carrier.of("traceparent", TRACEPARENT, "tracestate", tracestate);
        assertThat(read(W3C, carrier).getTraceState()).isEqualTo(TraceState.getDefault());
        assertThat(BATON.extract(carrier.headers()).tracestate()).isEqualTo(tracestate);
    }

    /** Since some release after 1.49, which dropped it whole. */
    @Test
    void skipsAnEmptyMemberOfTracestateAsTheyDo() {
        Carrier carrier = Carrier.of("traceparent", TRACEPARENT, "tracestate", "foo=1,,bar=2");
        assertThat(read(W3C, carrier).getTraceState().get("bar")).isEqualTo("2");
        assertThat(BATON.extract(carrier.headers()).tracestate()).isEqualTo("foo=1,,bar=2");
    }

    @ParameterizedTest
    @CsvSource({"abcd-f01-1, 0000000000000000000000000000abcd", "4d65822107fcfd52-f01, 00000000000000004d65822107fcfd52"
    })
    void differsInThatTheyRefuseShortB3Ids(String b3, String traceId) {
        Carrier carrier = Carrier.of("b3", b3);
        assertThat(read(B3, carrier).isValid()).isFalse();
        assertThat(BATON.extract(carrier.headers()).traceId()).isEqualTo(traceId);
    }

    @Test
    void differsInThatTheyDropADecisionWithoutIds() {
        Carrier carrier = Carrier.of("b3", "0");
        Carrier passedOn = new Carrier();
        B3.inject(B3.extract(Context.root(), carrier, Carrier.GETTER), passedOn, Carrier.SETTER);
        assertThat(passedOn.map()).isEmpty();
        assertThat(Carrier.byKey(BATON.inject(carrier.headers(), null, null)).map())
                .containsEntry("b3", "0");
    }

    @Test
    void differsInThatTheyMakeNoOfUndecidedAndWriteLongIds() {
        Carrier carrier = Carrier.of("b3", "4d65822107fcfd52-78629a0f5f3f164f");
        Carrier passedOn = new Carrier();
        B3.inject(B3.extract(Context.root(), carrier, Carrier.GETTER), passedOn, Carrier.SETTER);
        assertThat(passedOn.first("b3")).isEqualTo("00000000000000004d65822107fcfd52-78629a0f5f3f164f-0");
        assertThat(BATON.inject(carrier.headers(), null, null)[Fields.B3]).isEqualTo(carrier.first("b3"));
    }

    private static SpanContext read(TextMapPropagator propagator, Carrier carrier) {
        return Span.fromContext(propagator.extract(Context.root(), carrier, Carrier.GETTER))
                .getSpanContext();
    }

    private static Carrier write(TextMapPropagator propagator, Identity identity, TraceFlags flags) {
        SpanContext span = SpanContext.create(identity.traceId(), identity.spanId(), flags, TraceState.getDefault());
        Carrier carrier = new Carrier();
        propagator.inject(Context.root().with(Span.wrap(span)), carrier, Carrier.SETTER);
        return carrier;
    }

    private static void assertSameIds(Identity ours, SpanContext theirs) {
        assertThat(ours.traceId()).isEqualTo(theirs.getTraceId());
        assertThat(ours.spanId()).isEqualTo(theirs.getSpanId());
    }
}
