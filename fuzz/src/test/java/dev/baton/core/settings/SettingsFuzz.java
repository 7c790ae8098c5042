// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is set, wherever: each setting has a value that is valid, and what is wrong is told in a line each. */
class SettingsFuzz {
    /** The first line is the agent's argument; the others are properties, or variables if they have capitals. */
    static Stream<Arguments> seeds() {
        return Stream.of(
                        "debug=true,extract=b3,datadog,inject=received,disable=Tomcat,,x=y",
                        "b3\nbaton.extract=all\nBATON_INJECT=b3, none ,B3\nBATON_DEBUG=yes",
                        "\nOTEL_PROPAGATORS=tracecontext,b3,jaeger\ndd.trace.propagation.style=datadog\nDD_TRACE_ENABLED=false",
                        "logs=baggage.a,trace_id\nbaton.response=none\nbaton.carry.threads=all\nbaton.nonsense=1")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "=",
        ",",
        "\\x0a",
        "baton.",
        "BATON_",
        "extract",
        "inject",
        "received",
        "none",
        "all",
        "true",
        "b3"
    })
    @FuzzTest
    void settings(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        // A file named here would be read, whichever it is.
        if (text.toLowerCase(Locale.ROOT).contains("config")) return;
        try {
            check(text.split("\n"));
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(broken + "\n" + text, broken);
        }
    }

    private static void check(String[] lines) {
        Map<String, String> properties = new HashMap<>();
        Map<String, String> environment = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] pair = lines[i].split("=", 2);
            boolean isVariable = pair[0].equals(pair[0].toUpperCase(Locale.ROOT));
            (isVariable ? environment : properties).put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        Settings settings = Settings.of(lines.length == 0 ? null : lines[0], properties, environment);
        for (String problem : settings.problems()) {
            if (problem.chars().anyMatch(Character::isISOControl)) throw new AssertionError("two lines: " + problem);
        }
        for (Setting setting : Setting.values()) isPlain(settings, setting);
        settings.formats(Setting.EXTRACT);
        settings.receivedOnly();
    }

    /** A value in its plain form says the same, without a problem. */
    private static void isPlain(Settings settings, Setting setting) {
        String value = settings.get(setting);
        Settings again = Settings.of(null, Map.of("baton." + setting.key(), value), Map.of());
        if (!Objects.equals(again.get(setting), value) || !again.problems().isEmpty()) {
            throw new AssertionError(setting + ": " + value + ", then " + again.get(setting) + again.problems());
        }
    }
}
