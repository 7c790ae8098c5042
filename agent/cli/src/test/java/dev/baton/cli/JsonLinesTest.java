// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import dev.baton.core.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
    private static final String B3 = "[\"b3\",\"4d65822107fcfd52-78629a0f5f3f164f-1\"]";

    @Test
    void answersWithContextAndOutbound() {
        assertThat(ask("{\"headers\":[" + B3 + "],\"inject\":[\"b3\"]}"))
                .isEqualTo("{\"context\":{\"format\":\"b3\",\"traceId\":\"00000000000000004d65822107fcfd52\","
                        + "\"spanId\":\"78629a0f5f3f164f\",\"sampled\":true,\"debug\":false,\"priority\":null,"
                        + "\"origin\":null,\"tags\":{},\"flags\":null,\"tracestate\":null,\"baggage\":[]},"
                        + "\"outbound\":[[\"b3\",\"4d65822107fcfd52-78629a0f5f3f164f-1\"]]}\n");
    }

    @Test
    void aRequestWithoutTraceHeadersHasNoContext() {
        assertThat(ask("{\"headers\":[[\"Host\",\"example.com\"]]}")).isEqualTo("{\"context\":null,\"outbound\":[]}\n");
        assertThat(ask("{\"headers\":[]}")).isEqualTo("{\"context\":null,\"outbound\":[]}\n");
    }

    @Test
    void formatsComeFromTheLineElseFromTheOptionsElseFromTheSettings() throws Exception {
        String plain = "{\"headers\":[" + B3 + "]}\n";
        String own = "{\"headers\":[" + B3 + "],\"extract\":[\"b3\"],\"inject\":[\"b3multi\"]}\n";
        Settings settings = Settings.of("inject=tracecontext", Map.of(), Map.of());
        assertThat(Run.with(plain, settings, "explain", "--jsonl").out)
                .contains("[[\"traceparent\",")
                .doesNotContain("X-B3");
        assertThat(Run.with(plain, settings, "explain", "--jsonl", "--inject", "b3").out)
                .contains("\"outbound\":[[\"b3\",");
        assertThat(Run.with(own, settings, "explain", "--jsonl", "--inject", "b3").out)
                .contains("\"outbound\":[[\"X-B3-TraceId\",");
    }

    @Test
    void injectMayBeReceivedOrAll() {
        String answer = ask("{\"headers\":[" + B3 + "],\"inject\":[\"received\"]}");
        assertThat(answer).contains("\"outbound\":[[\"b3\",\"4d65822107fcfd52-78629a0f5f3f164f-1\"]]");
        assertThat(ask("{\"headers\":[" + B3 + "],\"inject\":[\"all\"]}")).contains("traceparent", "X-B3-TraceId");
        assertThat(ask("{\"headers\":[" + B3 + "],\"inject\":[]}")).contains("\"outbound\":[]");
        assertThat(ask("{\"headers\":[" + B3 + "],\"extract\":null,\"inject\":null}"))
                .contains("traceparent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                       | not JSON",
                "nonsense                                 | not JSON",
                "{\"headers\":[]} {\"headers\":[]}        | not JSON",
                "[]                                       | not an object",
                "null                                     | not an object",
                "17                                       | not an object",
                "{}                                       | headers: a list",
                "{\"headers\":null}                       | headers: a list",
                "{\"headers\":{\"b3\":\"0\"}}             | headers: a list",
                "{\"headers\":[\"b3\",\"0\"]}             | headers: [name value]",
                "{\"headers\":[[\"b3\"]]}                 | headers: [name value]",
                "{\"headers\":[[\"b3\",0]]}               | headers: [name value]",
                "{\"headers\":[[\"b3\",null]]}            | headers: [name value]",
                "{\"headers\":[[\"b3\",\"0\",\"1\"]]}     | headers: [name value]",
                "{\"headers\":[],\"extract\":\"b3\"}      | extract: a list",
                "{\"headers\":[],\"inject\":[1]}          | inject: a list",
                "{\"headers\":[],\"extract\":[\"b3mutli\"]} | no format 'b3mutli'; did you mean b3multi?",
                "{\"headers\":[],\"extract\":[\"received\"]} | no format 'received'",
                "{\"headers\":[],\"inject\":[\"xray\"]}   | no format 'xray'; valid: tracecontext",
            })
    void aBadLineIsAnErrorAndTheNextIsAnswered(String line, String error) throws Exception {
        Run run = Run.reading(line + "\n{\"headers\":[" + B3 + "]}\n", "explain", "--jsonl");
        assertThat(run.out.lines()).hasSize(2);
        JsonObject answer = JsonParser.object().from(run.out.lines().findFirst().orElseThrow());
        assertThat(answer.keySet()).containsExactly("error");
        assertThat(answer.getString("error").replace(",", "")).contains(error.replace(",", ""));
        assertThat(run.out.lines().skip(1).findFirst().orElseThrow()).contains("4d65822107fcfd52");
        assertThat(run.status).isZero();
        assertThat(run.err).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AreAnErrorOfTheirLineOnly() {
        byte[] input = "{\"headers\":[[\"baggage\",\"\u00e9\"]]}\n{\"headers\":[]}".getBytes(ISO_8859_1);
        Run run = Run.with(input, Settings.of(null, Map.of(), Map.of()), "explain", "--jsonl");
        assertThat(run.out).isEqualTo("{\"error\":\"not UTF-8\"}\n{\"context\":null,\"outbound\":[]}\n");
    }

    @Test
    void endlessNestingAndEndlessNumbersDoNoHarm() {
        String deep = "{\"headers\":" + "[".repeat(200_000);
        String long_ = "{\"n\":1e999999999,\"m\":" + "9".repeat(20_000) + ",\"headers\":[]}";
        assertThat(ask(deep)).isEqualTo("{\"error\":\"not to be read: nested too deeply\"}\n");
        assertThat(ask(long_)).isEqualTo("{\"context\":null,\"outbound\":[]}\n");
    }

    @Test
    void anyStringMayBeAValueAndTheAnswerIsPureAscii() throws Exception {
        String member = "\\u0000\\u0007\\ud800\\udc00\\udc00\\ud800\\u2028\u00e9\ud83d\ude00\\u007f";
        String line = "{\"headers\":[[\"x-datadog-trace-id\",\"1\"],[\"x-datadog-origin\",\"" + member
                + "\"],[\"b3\",\"" + member + "\"],[\"" + member + "\",\"x\"],[\"baggage\",\"a=%C3%A9%00%ED%A0%80,k="
                + "%F0%9F%98%80\"]]}";
        String answer = ask(line);
        assertThat(answer).matches("[ -~]+\n").contains("\\u00e9", "\\ud83d\\ude00");
        assertThat(JsonParser.object().from(answer).getObject("context").getString("traceId"))
                .isEqualTo("00000000000000000000000000000001");
    }

    @Test
    void carriageReturnsAreBlanksOfTheLine() {
        Run run = Run.reading("{\"headers\":\r[]}\r\n{\"headers\":[]}\r\n", "explain", "--jsonl");
        assertThat(run.out).isEqualTo("{\"context\":null,\"outbound\":[]}\n".repeat(2));
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void everyLineIsAnsweredBeforeTheNextIsRead() throws Exception {
        PipedOutputStream questions = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream();
        InputStream in = new PipedInputStream(questions);
        PrintStream out = new PrintStream(new PipedOutputStream(answers));
        Thread cli = new Thread(() -> Cli.run(
                new String[] {"explain", "--jsonl"},
                new File("baton.jar"),
                in,
                out,
                new PrintStream(new ByteArrayOutputStream()),
                Settings.of(null, Map.of(), Map.of())));
        cli.start();
        for (int i = 0; i < 3; i++) {
            questions.write("{\"headers\":[]}\n".getBytes(StandardCharsets.UTF_8));
            questions.flush();
            StringBuilder answer = new StringBuilder();
            for (int b = answers.read(); b != '\n'; b = answers.read()) answer.append((char) b);
            assertThat(answer).hasToString("{\"context\":null,\"outbound\":[]}");
        }
        questions.close();
        cli.join();
    }

    private static String ask(String line) {
        return Run.reading(line + "\n", "explain", "--jsonl").out;
    }
}
