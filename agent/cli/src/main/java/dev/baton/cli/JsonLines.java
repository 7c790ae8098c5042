// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.baton.core.settings.FormatList;
import dev.baton.core.settings.Setting;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test driver: one JSON object a line in, one out, flushed, until the end of input. The line is bytes up to LF, so that
 * nothing else can put questions and answers out of step; one that cannot be answered gets an {@code error}.
 */
final class JsonLines {
    private final Options options;

    private JsonLines(Options options) {
        this.options = options;
    }

    static void answer(Options options, InputStream in, PrintStream answers) throws IOException {
        JsonLines lines = new JsonLines(options);
        InputStream buffered = new BufferedInputStream(in);
        for (byte[] line = next(buffered); line != null; line = next(buffered)) {
            answers.print(lines.answer(line) + "\n");
            // Flushes, and tells whether anybody still listens.
            if (answers.checkError()) return;
        }
    }

    private static byte @Nullable [] next(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) return null;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = first; b >= 0 && b != '\n'; b = in.read()) line.write(b);
        return line.toByteArray();
    }

    private String answer(byte[] line) {
        try {
            return Json.of(reading(parsed(line)));
        } catch (UsageError wrong) {
            return Json.error(String.valueOf(wrong.getMessage()));
        }
    }

    private static JsonObject parsed(byte[] line) throws UsageError {
        Object value;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            value = JsonParser.any().from(text);
        } catch (CharacterCodingException e) {
            throw new UsageError("not UTF-8");
        } catch (JsonParserException e) {
            throw new UsageError("not JSON: " + e.getMessage());
        } catch (StackOverflowError e) {
            // The parser recurses; it holds nothing that this could leave half done.
            throw new UsageError("not to be read: nested too deeply");
        }
        if (value instanceof JsonObject) return (JsonObject) value;
        throw new UsageError("not an object: {\"headers\": [[name, value], ...]} is wanted");
    }

    private Reading reading(JsonObject question) throws UsageError {
        FormatList extract = formats(question, Setting.EXTRACT, options.extract);
        FormatList inject = formats(question, Setting.INJECT, options.inject);
        return Reading.of(headers(question), extract, inject, options.settings);
    }

    private static List<String[]> headers(JsonObject question) throws UsageError {
        Object given = question.get("headers");
        if (!(given instanceof JsonArray)) throw new UsageError("headers: a list of [name, value] is wanted");
        List<String[]> headers = new ArrayList<>();
        for (Object pair : (JsonArray) given) {
            List<String> header = strings(pair, "headers: [name, value], two strings, is wanted");
            if (header.size() != 2) throw new UsageError("headers: [name, value], two strings, is wanted");
            headers.add(header.toArray(new String[0]));
        }
        return headers;
    }

    private static FormatList formats(JsonObject question, Setting direction, FormatList otherwise) throws UsageError {
        Object given = question.get(direction.key());
        if (given == null) return otherwise;
        return Options.checked(
                direction, FormatList.of(strings(given, direction.key() + ": a list of formats is wanted")));
    }

    private static List<String> strings(@Nullable Object list, String otherwise) throws UsageError {
        if (!(list instanceof JsonArray)) throw new UsageError(otherwise);
        List<String> strings = new ArrayList<>();
        for (Object entry : (JsonArray) list) {
            if (!(entry instanceof String)) throw new UsageError(otherwise);
            strings.add((String) entry);
        }
        return strings;
    }
}
