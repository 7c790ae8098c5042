// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {
    /** Of one request that Datadog's SDK 7.16.2 sent in Chromium; its trace id is above 2^63-1. */
    private static final Headers SEEN = new Headers(List.of(
            new Header("X-B3-SpanId", "57ed9395237f8687"),
            new Header("x-datadog-origin", "rum"),
            new Header("x-datadog-parent-id", "6335882519535126151"),
            new Header("x-datadog-sampling-priority", "1"),
            new Header("X-B3-Sampled", "1"),
            new Header("x-datadog-trace-id", "10205505553691904560"),
            new Header("traceparent", "00-00000000000000008da13d3ae1150a30-57ed9395237f8687-01"),
            new Header("X-B3-TraceId", "8da13d3ae1150a30"),
            new Header("tracestate", "dd=s:1;o:rum"),
            new Header("b3", "8da13d3ae1150a30-57ed9395237f8687-1")));

    @Test
    void allFourReadTheSameIdsFromOneRequest() {
        Ids ids = new Ids("8da13d3ae1150a30", "57ed9395237f8687");

        assertThat(Format.TRACECONTEXT.read(SEEN)).isEqualTo(ids);
        assertThat(Format.B3.read(SEEN)).isEqualTo(ids);
        assertThat(Format.B3MULTI.read(SEEN)).isEqualTo(ids);
        assertThat(Format.DATADOG.read(SEEN)).isEqualTo(ids);
        assertThat(ids.decimal()).isEqualTo("10205505553691904560");
    }

    @Test
    void damagedOnesReadAsNothing() {
        assertThat(Format.TRACECONTEXT.read(only("traceparent", "00-8da13d3ae1150a30-57ed9395237f8687-01")))
                .isNull();
        assertThat(Format.B3.read(only("b3", "1"))).isNull();
        assertThat(Format.B3MULTI.read(only("X-B3-TraceId", "8da13d3ae1150a30")))
                .isNull();
        assertThat(Format.DATADOG.read(only("x-datadog-trace-id", "-1"))).isNull();
    }

    @Test
    void theDecimalHeadersKnowOnlyTheLowHalfOfAWideId() {
        Ids wide = Ids.ofHex("05e26a65d2e8b5ab72c65df94f7c8ef6", "07545e5d0b45d766");

        assertThat(Ids.ofDecimal(wide.decimal(), Ids.decimal(wide.parent())).sameAs(wide))
                .isTrue();
        assertThat(Ids.ofHex("15e26a65d2e8b5ab72c65df94f7c8ef6", "07545e5d0b45d766")
                        .sameAs(wide))
                .isFalse();
    }

    private static Headers only(String name, String value) {
        return new Headers(List.of(new Header(name, value)));
    }
}
