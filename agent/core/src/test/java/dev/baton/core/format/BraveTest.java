// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import brave.propagation.B3Propagation;
import brave.propagation.B3SingleFormat;
import brave.propagation.Propagation;
import brave.propagation.SamplingFlags;
import brave.propagation.TraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Baton beside Brave, Zipkin's own tracer: the same on what is common, and each known difference by name. */
class BraveTest {
    private static final int CASES = 20_000;
    private static final Propagation<String> BRAVE = B3Propagation.get();
    private static final List<Format> ALL = List.of(Format.values());
    private static final Propagator BATON = new Propagator(ALL, ALL, false, true);
    private static final String IDS = "2f7a9c41d05be8336ab0cf914e7d2815-c03e5f7182a9b46d";

    private final Random random = new Random(2);
    private final Requests requests = new Requests(random);

    @Test
    void writesTheSameAndReadsTheSame() {
        for (int i = 0; i < CASES; i++) {
            Identity identity = identity();
            TraceContext context = context(identity);
            String[] written = Requests.written(identity, List.of(Format.B3, Format.B3MULTI));
            assertThat(written[Fields.B3]).isEqualTo(B3SingleFormat.writeB3SingleFormatWithoutParentId(context));
            Carrier carrier = new Carrier();
            BRAVE.injector(Carrier::add).inject(context, carrier);
            assertThat(Carrier.byKey(Requests.written(identity, List.of(Format.B3MULTI)))
                            .map())
                    .isEqualTo(carrier.map());
            assertSame(BATON.extract(carrier.headers()), read(carrier));
            assertSame(identity, read(Carrier.byKey(written)));
            assertSame(identity, read(Carrier.of("b3", written[Fields.B3])));
        }
    }

    private Identity identity() {
        Identity.Draft draft = new Identity.Draft(null);
        draft.high = requests.chance(2) ? 0 : requests.id();
        draft.low = requests.id();
        draft.spanId = requests.id();
        draft.sampled = random.nextInt(3) - 1;
        draft.debug = draft.sampled == Identity.YES && requests.chance(3);
        return draft.identity();
    }

    private static TraceContext context(Identity identity) {
        return TraceContext.newBuilder()
                .traceIdHigh(identity.traceIdHigh())
                .traceId(identity.traceIdLow())
                .spanId(Long.parseUnsignedLong(identity.spanId(), 16))
                .sampled(identity.sampled())
                .debug(identity.debug())
                .build();
    }

    private static void assertSame(Identity ours, TraceContextOrSamplingFlags theirs) {
        TraceContext context = theirs.context();
        assertThat(ours.traceId()).isEqualTo(String.format("%016x%016x", context.traceIdHigh(), context.traceId()));
        assertThat(ours.spanId()).isEqualTo(context.spanIdString());
        assertThat(ours.sampled()).isEqualTo(context.sampled());
        assertThat(ours.debug()).isEqualTo(context.debug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "d"})
    void takesTheSameDecisionsWithoutIds(String state) {
        Identity ours = BATON.extract(Carrier.of("b3", state).headers());
        SamplingFlags theirs = read(Carrier.of("b3", state)).samplingFlags();
        assertThat(ours.hasIds()).isFalse();
        assertThat(ours.sampled()).isEqualTo(theirs.sampled());
        assertThat(ours.debug()).isEqualTo(theirs.debug());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2F7A9C41D05BE8336AB0CF914E7D2815-c03e5f7182a9b46d-1",
                "12f7a9c41d05be8336ab0cf914e7d2815-c03e5f7182a9b46d-1",
                "2f7a9c41d05be8336ab0cf914e7d2815-c03e5f7182a9b46d-1-05e3ac9a4f6e3b90-1",
                "2f7a9c41d05be8336ab0cf914e7d2815",
                "00000000000000000000000000000000-c03e5f7182a9b46d-1",
                "2f7a9c41d05be8336ab0cf914e7d2815-0000000000000000-1",
            })
    void refusesTheSame(String b3) {
        assertThat(BATON.extract(Carrier.of("b3", b3).headers())).isNull();
        assertThat(read(Carrier.of("b3", b3))).isEqualTo(TraceContextOrSamplingFlags.EMPTY);
    }

    @Test
    void differsInThatItRefusesTheIdsForAnUnknownState() {
        Carrier carrier = Carrier.of("b3", IDS + "-x");
        assertThat(read(carrier)).isEqualTo(TraceContextOrSamplingFlags.EMPTY);
        assertThat(BATON.extract(carrier.headers()).traceId()).isEqualTo("2f7a9c41d05be8336ab0cf914e7d2815");
    }

    @Test
    void differsInThatItRefusesShortIds() {
        Carrier carrier = Carrier.of("b3", "abcd-f01-1");
        assertThat(read(carrier)).isEqualTo(TraceContextOrSamplingFlags.EMPTY);
        assertThat(BATON.extract(carrier.headers()).spanId()).isEqualTo("0000000000000f01");
    }

    private static TraceContextOrSamplingFlags read(Carrier carrier) {
        return BRAVE.extractor(Carrier::first).extract(carrier);
    }
}
