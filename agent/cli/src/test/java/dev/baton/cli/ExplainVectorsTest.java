// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every vector through the very interface that is there for anyone's vectors: lines of JSON in, lines of JSON out. */
class ExplainVectorsTest {
    @Test
    void extractsWhatTheVectorsExpect() throws Exception {
        List<JsonObject> cases = vectors("extract.json");
        List<JsonObject> answers = answers(cases, "formats", "formats");
        for (int i = 0; i < cases.size(); i++) {
            assertThat(answers.get(i).get("context"))
                    .as(cases.get(i).getString("name"))
                    .isEqualTo(cases.get(i).get("expected"));
        }
    }

    @Test
    void sendsOnWhatTheVectorsExpect() throws Exception {
        List<JsonObject> cases = vectors("translate.json");
        List<JsonObject> answers = answers(cases, "extract", "inject");
        for (int i = 0; i < cases.size(); i++) {
            assertThat(byName(answers.get(i).getArray("outbound")))
                    .as(cases.get(i).getString("name"))
                    .isEqualTo(byName(cases.get(i).getArray("expected")));
        }
    }

    @Test
    void contextsHaveTheKeysOfTheVectorsInTheirOrder() throws Exception {
        List<JsonObject> cases = vectors("extract.json");
        List<JsonObject> answers = answers(cases, "formats", "formats");
        for (int i = 0; i < cases.size(); i++) {
            JsonObject expected = cases.get(i).getObject("expected");
            if (expected == null) continue;
            assertThat(answers.get(i).getObject("context").keySet()).containsExactlyElementsOf(expected.keySet());
        }
    }

    /** Header lines cannot hold every character; those vectors that they can hold give the same answer that way. */
    @Test
    void headerLinesGiveTheSameAnswers() throws Exception {
        List<JsonObject> cases = vectors("translate.json");
        List<JsonObject> answers = answers(cases, "extract", "inject");
        for (int i = 0; i < cases.size(); i++) {
            JsonObject vector = cases.get(i);
            StringBuilder lines = new StringBuilder("GET / HTTP/1.1\r\n");
            for (Object header : vector.getArray("headers")) {
                JsonArray pair = (JsonArray) header;
                lines.append(pair.getString(0) + ": " + pair.getString(1) + "\r\n");
            }
            Run run = Run.reading(
                    lines + "\r\n",
                    "explain",
                    "--json",
                    "--extract",
                    list(vector.getArray("extract")),
                    "--inject=" + list(vector.getArray("inject")));
            assertThat(JsonParser.object().from(run.out)).isEqualTo(answers.get(i));
        }
    }

    private static List<JsonObject> vectors(String file) throws Exception {
        Path path = Path.of(System.getProperty("project.root"), "agent/core/src/test/resources/vectors", file);
        List<JsonObject> cases = JsonParser.array().from(Files.readString(path)).stream()
                .map(JsonObject.class::cast)
                .filter(vector -> !vector.getBoolean("later", false))
                .collect(Collectors.toList());
        assertThat(cases).isNotEmpty();
        return cases;
    }

    private static List<JsonObject> answers(List<JsonObject> cases, String extract, String inject) throws Exception {
        String questions = cases.stream()
                .map(vector -> JsonWriter.string(Map.of(
                        "headers", vector.getArray("headers"),
                        "extract", vector.getArray(extract),
                        "inject", vector.getArray(inject))))
                .collect(Collectors.joining("\n"));
        Run run = Run.reading(questions, "explain", "--jsonl");
        assertThat(run.status).isZero();
        assertThat(run.err).isEmpty();
        List<JsonObject> answers =
                run.out.lines().map(ExplainVectorsTest::parsed).collect(Collectors.toList());
        assertThat(answers).hasSameSizeAs(cases);
        return answers;
    }

    private static JsonObject parsed(String line) {
        try {
            return JsonParser.object().from(line);
        } catch (Exception e) {
            throw new AssertionError(line, e);
        }
    }

    private static Map<String, String> byName(JsonArray headers) {
        Map<String, String> byName = new TreeMap<>();
        for (Object header : headers) {
            JsonArray pair = (JsonArray) header;
            String before = byName.put(pair.getString(0).toLowerCase(Locale.ROOT), pair.getString(1));
            assertThat(before).isNull();
        }
        return byName;
    }

    private static String list(JsonArray names) {
        return Stream.of(names.toArray()).map(String::valueOf).collect(Collectors.joining(","));
    }
}
