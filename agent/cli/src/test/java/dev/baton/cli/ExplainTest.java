// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {
    private static final String RUM =
            """
            traceparent: 00-0000000000000000f1e2d3c4b5a69788-7fedcba987654321-01
            tracestate: dd=s:1;o:rum
            x-datadog-origin: rum
            x-datadog-parent-id: 9218247941278745377
            x-datadog-sampling-priority: 1
            x-datadog-trace-id: 17429726349691885448
            """;

    @Test
    void tellsOfARumRequestFormatByFormat() {
        Run run = Run.reading(RUM, "explain");
        assertThat(run.status).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out)
                .isEqualTo(
                        """
                        What came
                          tracecontext  trace 0000000000000000f1e2d3c4b5a69788, span 7fedcba987654321, sampled, origin rum
                          datadog       trace 0000000000000000f1e2d3c4b5a69788, span 7fedcba987654321, sampled, origin rum
                          b3            nothing
                          b3multi       nothing
                          baggage       nothing

                        What Baton takes
                          trace id    0000000000000000f1e2d3c4b5a69788
                                      17429726349691885448 in decimal, as RUM and Datadog show it (the low 64 bits)
                          span id     7fedcba987654321, 9218247941278745377 in decimal
                          from        tracecontext, the first in the order of extract with a valid trace
                          sampled     yes
                          priority    1
                          origin      rum
                          tracestate  dd=s:1;o:rum

                        What Baton sends on
                          tracecontext: as it came
                            traceparent: 00-0000000000000000f1e2d3c4b5a69788-7fedcba987654321-01
                            tracestate: dd=s:1;o:rum
                          datadog: as it came
                            x-datadog-trace-id: 17429726349691885448
                            x-datadog-parent-id: 9218247941278745377
                            x-datadog-sampling-priority: 1
                            x-datadog-origin: rum
                          b3: translated; it does not carry origin rum
                            b3: f1e2d3c4b5a69788-7fedcba987654321-1
                          b3multi: translated; it does not carry origin rum
                            X-B3-TraceId: f1e2d3c4b5a69788
                            X-B3-SpanId: 7fedcba987654321
                            X-B3-Sampled: 1
                          baggage: nothing, as no baggage was taken
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traceparent: 00-F1e2d3c4b5a69788f1e2d3c4b5a69788-7fedcba987654321-01 | traceparent: damaged, trace-id is",
                "traceparent: 00-64f1c2a900000000d1e8f0a1b2c3d4e5-a1b2c3d4e5f60718    | traceparent: damaged, shorter",
                "x-datadog-trace-id: 0x12                                            | x-datadog-trace-id: damaged, not",
                "b3: 4d65822107fcfd52-0-1                                            | b3: damaged, span id is",
                "X-B3-TraceId: 463ac35c9f6413ad                                      | X-B3-SpanId: missing",
                "x-datadog-origin: rum                                               | x-datadog-origin: not used without",
                "baggage: a b=1                                                      | baggage: damaged, ",
            })
    void namesTheDamagedHeaderAndWhy(String header, String finding) {
        Run run = Run.reading(header + "\n", "explain");
        assertThat(run.out).contains("  nothing usable\n", "                " + finding, "takes\n  Nothing.\n");
        assertThat(run.out).endsWith("What Baton sends on\n  Nothing.\n");
    }

    @Test
    void sendsATranslationInPlaceOfADamagedHeader() {
        String out = Run.reading(RUM.replace("-01\n", "-1\n"), "explain").out;
        assertThat(out).contains("datadog, the only format with a valid trace");
        assertThat(out).contains("tracecontext: translated, in place of what came\n");
    }

    @Test
    void tellsOfTwoSdksOnAPage() {
        Run run = Run.reading(
                """
                x-datadog-trace-id: 17429726349691885448, 5577006791947779410
                x-datadog-parent-id: 9218247941278745377, 8674665223082153551
                traceparent: 00-0000000000000000f1e2d3c4b5a69788-7fedcba987654321-01, 00-05e26a65d2e8b5ab72c65df94f7c8ef6-07545e5d0b45d766-01
                """,
                "explain");
        assertThat(words(run))
                .contains("x-datadog-trace-id, x-datadog-parent-id: only the first of several joined values is read")
                .contains("two SDKs on the page")
                .contains("datadog: as it came, cleaned x-datadog-trace-id: 17429726349691885448 x-datadog")
                .contains("tracecontext: translated, in place of what came");
    }

    @Test
    void tellsWhyTheBrowsersTraceIsFollowedBesideAGateways() {
        String headers =
                """
                traceparent: 00-64f1c2a900000000d1e8f0a1b2c3d4e5-a1b2c3d4e5f60718-01
                x-datadog-trace-id: 5577006791947779410
                x-datadog-parent-id: 8674665223082153551
                x-datadog-origin: rum
                """;
        assertThat(words(Run.reading(headers, "explain")))
                .contains("names another trace")
                .contains("from datadog, as its origin is rum: the browser's trace comes before that of tracecontext")
                .contains("tracecontext: as it came, though it names another trace traceparent: 00-64f1");
        Settings settings = Settings.of("rum.first=false", Map.of(), Map.of());
        assertThat(words(Run.with(headers, settings, "explain")))
                .contains("from tracecontext, the first in the order of extract with a valid trace");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b3: 4d65822107fcfd52-78629a0f5f3f164f   | tracecontext: translated; undecided becomes a firm no",
                "b3: 4d65822107fcfd52-78629a0f5f3f164f-d | tracecontext: translated; debug becomes sampled",
                "b3: 4d65822107fcfd52-78629a0f5f3f164f-d | datadog: translated; debug becomes priority 2",
                "b3: 4d65822107fcfd52-78629a0f5f3f164f-d | sampled yes, forced by debug",
                "b3: 0                                   | b3 no ids, only a decision: not sampled",
                "b3: 0                                   | tracecontext: nothing, as it has no form for a decision",
                "b3: 0                                   | b3multi: translated X-B3-Sampled: 0",
                "x-datadog-trace-id: 7                   | tracecontext: nothing, as it needs a span, and none came",
                "baggage: a=%C3%A9;p                     | baggage a = \u00e9 ;p",
                "baggage: a=1                            | datadog: nothing, as there is no trace to hand on",
                "traceparent: 00-64f1c2a9000000000000000000000000-a1b2c3d4e5f60718-01 | datadog: nothing, as it has no form",
            })
    void tellsWhatATranslationCannotSay(String header, String words) {
        assertThat(words(Run.reading(header + "\n", "explain"))).contains(words);
    }

    @Test
    void tellsWhatDatadogKnowsAndOthersDoNot() {
        String headers =
                """
                x-datadog-trace-id: 15125603925803390181
                x-datadog-parent-id: 8674665223082153551
                x-datadog-sampling-priority: 2
                x-datadog-tags: _dd.p.tid=64f1c2a900000000,_dd.p.dm=-4
                x-datadog-origin: synthetics
                """;
        assertThat(words(Run.reading(headers, "explain")))
                .contains("trace id 64f1c2a900000000d1e8f0a1b2c3d4e5 15125603925803390181 in decimal")
                .contains("tags _dd.p.dm=-4")
                .contains("tracecontext: translated traceparent:")
                .contains("b3: translated; it does not carry priority 2, origin synthetics and tags b3: 64f1");
    }

    @Test
    void tellsOfAFormatThatIsNotReadAndOfOneThatDidNotComeIn() {
        Run run = Run.reading(RUM, "explain", "--extract", "b3,datadog", "--inject", "received");
        assertThat(words(run))
                .contains("tracecontext came, but is not read: extract leaves it out")
                .contains("tracecontext: nothing, as it did not come in, and inject says received")
                .contains("datadog: as it came");
    }

    @Test
    void tellsOfHeadersThatOtherToolsRead() {
        String out = Run.reading("uber-trace-id: 1:2:0:1\ntrace-parent: 00\nX_B3_TraceId: 1\n", "explain").out;
        assertThat(out)
                .contains("uber-trace-id is not read; it is Jaeger's.")
                .contains("trace-parent is not read; the header is traceparent.")
                .contains("X_B3_TraceId is not read; the header is X-B3-TraceId.")
                .contains("RUM SDK sends no trace header to a URL that it was not told to trace");
    }

    @Test
    void tellsThatNothingCame() {
        assertThat(Run.reading("", "explain").out).contains("No header line came on standard input.");
        Settings settings = Settings.of("start=always", Map.of(), Map.of());
        assertThat(Run.with("Host: a\n", settings, "explain").out).contains("a running Baton begins a trace here");
    }

    @Test
    void aHeaderDoesNotSteerTheTerminal() {
        String out = Run.reading(
                        "x-datadog-trace-id: 1\nx-datadog-origin: a\u001b[2J\nbaggage: a=%1B%07\n\u001b: x\n",
                        "explain")
                .out;
        assertThat(out)
                .doesNotContain("\u001b", "\u0007")
                .contains("a = \\u001b\\u0007", "line 4 is no header: \\u001b: x");
    }

    @Test
    void jsonIsOneObjectAndLinesThatAreNoHeaderGoToStandardError() {
        Run run = Run.reading(
                "b3: 4d65822107fcfd52-78629a0f5f3f164f-1\nwhat is this\n", "explain", "--json", "--inject", "b3");
        assertThat(run.out)
                .startsWith("{\"context\":{\"format\":\"b3\",")
                .endsWith("\"outbound\":[[\"b3\",\"4d65822107fcfd52-78629a0f5f3f164f-1\"]]}\n");
        assertThat(run.out.lines()).hasSize(1);
        assertThat(run.err).isEqualTo("baton: line 2 is no header: what is this\n");
        assertThat(run.status).isZero();
    }

    @Test
    void problemsOfSettingsGoToStandardError() {
        Settings settings = Settings.of("extrct=b3", Map.of(), Map.of());
        Run run = Run.with("", settings, "explain", "--json");
        assertThat(run.err)
                .isEqualTo("baton: agent argument extrct=b3: no such setting, did you mean extract? Ignored.\n");
        assertThat(run.out).isEqualTo("{\"context\":null,\"outbound\":[]}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--jsn               | no option '--jsn'; did you mean --json?",
                "stdin               | no option 'stdin'; valid: --json, --jsonl, --extract, --inject",
                "--json --jsonl      | --json and --jsonl exclude each other",
                "--json=yes          | --json takes no value, but has 'yes'",
                "--extract           | --extract needs a list of formats: tracecontext,b3",
                "--extract datdog    | no format 'datdog'; did you mean datadog?",
                "--inject=b3,trace   | no format 'trace'; did you mean tracecontext?",
                "--extract=received  | no format 'received'; valid: tracecontext, datadog, b3, b3multi, baggage, all, none",
            })
    void aWrongOptionIsNamedWithTheNearest(String options, String complaint) {
        Run run = Run.reading(RUM, ("explain " + options).split(" "));
        assertThat(run.status).isEqualTo(2);
        assertThat(run.out).isEmpty();
        assertThat(run.err).isEqualTo("baton: " + complaint + "\nTry: java -jar baton.jar --help\n");
    }

    @Test
    void helpIsThereToo() {
        assertThat(Run.of("explain", "--help").out).contains("--extract LIST", "--jsonl");
    }

    @Test
    void inputThatCannotBeReadIsSaid() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Cli.run(
                new String[] {"explain"},
                new File("baton.jar"),
                broken,
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err),
                Settings.of(null, Map.of(), Map.of()));
        assertThat(status).isEqualTo(1);
        assertThat(err).hasToString("baton: standard input cannot be read: gone\n");
    }

    private static String words(Run run) {
        return run.out.replaceAll("\\s+", " ");
    }
}
