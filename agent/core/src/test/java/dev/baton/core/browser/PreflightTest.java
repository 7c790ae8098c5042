// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.browser.Preflight.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {
    /** As Chromium, Firefox and WebKit write it. */
    private static final String ALL =
            "authorization,b3,baggage,traceparent,tracestate,x-app-header,x-b3-sampled,x-b3-spanid,x-b3-traceid,"
                    + "x-datadog-origin,x-datadog-parent-id,x-datadog-sampling-priority,x-datadog-trace-id";

    private static final String TRACING =
            "b3, baggage, traceparent, tracestate, x-b3-sampled, x-b3-spanid, x-b3-traceid, x-datadog-origin,"
                    + " x-datadog-parent-id, x-datadog-sampling-priority, x-datadog-trace-id";

    private static @Nullable Preflight ask(Mode mode, String method, @Nullable String headers) {
        return Preflight.of(mode, "https://page", method, headers, null);
    }

    private static @Nullable String allowed(Preflight preflight, @Nullable String origin, @Nullable String headers) {
        String[] lines = Response.add(null, 0, origin);
        String[] values = Response.of(preflight, Response.add(lines, 1, headers));
        return values.length == 0 ? null : values[1];
    }

    @Test
    void isNoneWithoutOriginOrMethod() {
        assertThat(Preflight.of(Mode.NAMES, null, "GET", ALL, null)).isNull();
        assertThat(Preflight.of(Mode.NAMES, "https://page", null, ALL, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traceparent|",
                "traceparent,tracestate|",
                "traceparent,x-app|x-app",
                "a, TraceParent ,b|a,b",
                "x-datadog-sampled|",
                "a, b,c|a, b,c",
                "|",
            })
    void theApplicationIsNotAskedForTraceHeaders(@Nullable String asked, @Nullable String remaining) {
        assertThat(ask(Mode.NAMES, "GET", asked).remaining()).isEqualTo(remaining);
        assertThat(ask(Mode.OFF, "GET", asked).remaining()).isSameAs(asked);
    }

    @Test
    void whatTheApplicationAllowsIsCompleted() {
        Preflight preflight = ask(Mode.NAMES, "POST", ALL);
        assertThat(preflight.remaining()).isEqualTo("authorization,x-app-header");
        for (String origin : new String[] {"https://page", "*"}) {
            assertThat(allowed(preflight, origin, null)).isEqualTo(TRACING);
            assertThat(allowed(preflight, origin, "x-app-header")).isEqualTo("x-app-header, " + TRACING);
            assertThat(allowed(preflight, origin, "*")).isEqualTo("*, " + TRACING);
            assertThat(allowed(preflight, origin, "B3," + TRACING)).isNull();
        }
    }

    @Test
    void exactlyWhatWasAskedForIsAllowed() {
        assertThat(allowed(ask(Mode.NAMES, "GET", "tracestate,traceparent"), "*", "TraceParent"))
                .isEqualTo("TraceParent, tracestate");
        assertThat(ask(Mode.NAMES, "GET", "x-app").isOwed()).isFalse();
        assertThat(ask(Mode.OFF, "GET", "traceparent").isOwed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere", "null", "https://page, https://page", "HTTPS://PAGE", ""})
    void whereTheApplicationDoesNotAllowTheOriginNothingIsAdded(String origin) {
        assertThat(allowed(ask(Mode.NAMES, "GET", ALL), origin, "x-app")).isNull();
    }

    @Test
    void whereTheApplicationAllowsNoOriginNothingIsAdded() {
        assertThat(allowed(ask(Mode.FULL, "GET", ALL), null, "x-app")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void grantsWhatIsAskedForTheSakeOfTraceHeadersAlone(String method) {
        assertThat(ask(Mode.FULL, method, "traceparent,x-datadog-origin").grant())
                .containsExactly(
                        "204",
                        "Access-Control-Allow-Origin",
                        "https://page",
                        "Access-Control-Allow-Credentials",
                        "true",
                        "Access-Control-Allow-Headers",
                        "traceparent, x-datadog-origin",
                        "Vary",
                        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        assertThat(ask(Mode.NAMES, method, "traceparent").grant()).isNull();
        assertThat(ask(Mode.FULL, method, "traceparent,x-app").grant()).isNull();
        assertThat(ask(Mode.FULL, method, null).grant()).isNull();
        assertThat(Preflight.of(Mode.FULL, "https://page", method, "traceparent", "true")
                        .grant())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "get", "TRACE", ""})
    void grantsNoOtherMethod(String method) {
        assertThat(ask(Mode.FULL, method, "traceparent").grant()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://page\r\nSet-Cookie: a=b",
                "https:\u0000//page",
                "https:\t//page",
                "https://page\u007f.example",
                "https://p\u00e4ge",
                "https://\u0130"
            })
    void grantsNothingToAnOriginThatNoBrowserSends(String origin) {
        assertThat(Preflight.of(Mode.FULL, origin, "GET", "traceparent", null).grant())
                .isNull();
    }

    /** A long s, whose capital is an S. */
    @Test
    void aNameThatOnlyLooksLikeOursIsTheApplications() {
        Preflight preflight = ask(Mode.FULL, "GET", "x-datadog-\u017fampled,traceparent");
        assertThat(preflight.remaining()).isEqualTo("x-datadog-\u017fampled");
        assertThat(preflight.grant()).isNull();
    }
}
