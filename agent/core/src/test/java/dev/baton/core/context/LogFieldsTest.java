// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Fields;
import dev.baton.core.format.Format;
import dev.baton.core.format.Propagator;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFieldsTest {
    private static final String ALL =
            "trace_id,span_id,trace_flags,dd.trace_id,dd.span_id,baggage.session.id,baggage.user.id";
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private static Map<String, String> fields(String logs, String... namesAndValues) {
        Propagator propagator = new Propagator(List.of(Format.values()), List.of(Format.values()), false, true);
        String[] headers = null;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers = Fields.add(headers, Fields.key(namesAndValues[i]), namesAndValues[i + 1]);
        }
        Settings settings = Settings.of("logs=" + logs, Map.of(), Map.of());
        assertThat(settings.problems()).isEmpty();
        return Context.of(propagator, headers)
                .logFields(LogKeys.of(settings.list(Setting.LOGS)))
                .with(Map.of());
    }

    @Test
    void areTheIdsAndFlagsAsTraceparentHasThem() {
        assertThat(fields(Setting.LOGS.byDefault(), "traceparent", "00-" + ID + "-" + SPAN + "-01"))
                .isEqualTo(Map.of("trace_id", ID, "span_id", SPAN, "trace_flags", "01"));
        assertThat(fields("trace_flags", "traceparent", "00-" + ID + "-" + SPAN + "-02"))
                .isEqualTo(Map.of("trace_flags", "02"));
        assertThat(fields("trace_flags", "traceparent", "00-" + ID + "-" + SPAN + "-11"))
                .isEqualTo(Map.of("trace_flags", "11"));
        assertThat(fields("trace_flags", "traceparent", "00-" + ID + "-" + SPAN + "-10"))
                .isEqualTo(Map.of("trace_flags", "10"));
    }

    @Test
    void ofAnIdOf64BitsTheHighHalfIsZeros() {
        Map<String, String> fields = fields(
                ALL,
                "x-datadog-trace-id",
                "17429472345456778899",
                "x-datadog-parent-id",
                "67667974448284343",
                "x-datadog-sampling-priority",
                "1");
        assertThat(fields)
                .isEqualTo(Map.of(
                        "trace_id", "0000000000000000f1e1ecc0bd721e93",
                        "span_id", SPAN,
                        "trace_flags", "01",
                        "dd.trace_id", "17429472345456778899",
                        "dd.span_id", "67667974448284343"));
    }

    @Test
    void decimalsAreTheLowHalf() {
        assertThat(fields("dd.trace_id,dd.span_id", "b3", ID + "-" + SPAN + "-0"))
                .isEqualTo(Map.of("dd.trace_id", "11803532876627986230", "dd.span_id", "67667974448284343"));
    }

    @Test
    void aTraceThatIsNotKeptStillHasItsIds() {
        assertThat(fields("trace_id,trace_flags", "x-datadog-trace-id", "255", "x-datadog-sampling-priority", "0"))
                .isEqualTo(Map.of("trace_id", "000000000000000000000000000000ff", "trace_flags", "00"));
    }

    @Test
    void areTheBrowsersWhereAGatewayHasATraceOfItsOwn() {
        Map<String, String> fields = fields(
                "trace_id",
                "traceparent",
                "00-" + ID + "-" + SPAN + "-01",
                "x-datadog-trace-id",
                "255",
                "x-datadog-parent-id",
                "1",
                "x-datadog-origin",
                "rum");
        assertThat(fields).isEqualTo(Map.of("trace_id", "000000000000000000000000000000ff"));
    }

    @Test
    void whereNoSpanIsKnownNoneIsTold() {
        assertThat(fields("span_id,dd.span_id,dd.trace_id", "x-datadog-trace-id", "255"))
                .isEqualTo(Map.of("dd.trace_id", "255"));
    }

    @Test
    void whatHasNoMeaningIsNotTold() {
        String[] headers = Fields.add(null, Fields.key("b3"), ID + "-" + SPAN);
        Context context =
                Context.of(new Propagator(List.of(Format.values()), List.of(Format.values()), false, true), headers);
        assertThat(context.logFields(LogKeys.of(List.of("none", "span_id"))).pairs())
                .containsExactly("span_id", SPAN);
    }

    @Test
    void areMadeOnceForARequest() {
        LogKeys keys = LogKeys.of(List.of("trace_id"));
        Context context = Context.of(
                new Propagator(List.of(Format.values()), List.of(Format.values()), false, true),
                Fields.add(null, Fields.key("b3"), ID + "-" + SPAN));
        LogFields fields = context.logFields(keys);
        assertThat(context.logFields(keys)).isSameAs(fields);
        assertThat(fields.get("trace_id")).isEqualTo(ID);
        assertThat(fields.get("span_id")).isNull();
        fields.kept().set("made");
        assertThat(context.logFields(keys).kept()).hasValue("made");
    }

    @Test
    void aDecisionWithoutIdsSaysNothing() {
        assertThat(fields(ALL, "b3", "0")).isEmpty();
    }

    @Test
    void ofBaggageOnlyWhatIsNamedWithUnderlinesForDots() {
        String baggage = "session.id=9f0c2b6e,user.id=u%201,account.id=secret";
        assertThat(fields(ALL, "baggage", baggage)).isEqualTo(Map.of("session_id", "9f0c2b6e", "user_id", "u 1"));
        assertThat(fields(Setting.LOGS.byDefault(), "baggage", baggage)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%0Ab",
                "a%0D%0Ab",
                "%1B%5B2J",
                "a%E2%80%A8b",
                "a%E2%80%AEb",
                "a%C2%85b",
                "%24%7Bjndi:x%7D",
                "${env:HOME}",
                ""
            })
    void whatCanDoHarmInALogIsLeftOut(String value) {
        assertThat(fields("baggage.session.id", "baggage", "session.id=" + value))
                .isEmpty();
    }

    @Test
    void whatIsEndlessIsLeftOut() {
        String id = "x".repeat(256);
        assertThat(fields("baggage.k", "baggage", "k=" + id)).isEqualTo(Map.of("k", id));
        assertThat(fields("baggage.k", "baggage", "k=" + id + "x")).isEmpty();
    }

    @Test
    void theApplicationsOwnStayAndAreNotTouched() {
        LogFields fields = new LogFields(new String[] {"trace_id", ID, "span_id", SPAN});
        Map<String, String> own = Map.of("trace_id", "mine", "user", "me");
        assertThat(fields.with(own)).isEqualTo(Map.of("trace_id", "mine", "user", "me", "span_id", SPAN));
        Map<String, String> all = Map.of("trace_id", "mine", "span_id", "mine");
        assertThat(fields.with(all)).isSameAs(all);
        assertThat(LogFields.NONE.with(own)).isSameAs(own);
        assertThat(fields.with(null)).isSameAs(fields.with(Map.of()));
        assertThat(LogFields.NONE.with(null)).isEmpty();
    }

    @Test
    void formatsAreFilledWithWhatIsOfferedAndNothingElse() {
        LogKeys keys = LogKeys.of(List.of("trace_id", "baggage.user.id"));
        LogFields fields = new LogFields(new String[] {"trace_id", ID, "user_id", "100%s"});
        String filled = keys.filled("{trace_id} {user_id} {span_id} %5$s%n", fields);
        assertThat(filled).isEqualTo(ID + " 100%%s {span_id} %5$s%n");
        assertThat(String.format(keys.filled("{user_id}", fields))).isEqualTo("100%s");
        assertThat(keys.filled("[{trace_id}] %5$s", LogFields.NONE)).isEqualTo("[] %5$s");
    }
}
