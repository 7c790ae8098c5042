// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import dev.baton.core.settings.FormatList;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code explain} is asked for. */
final class Options {
    enum Answer {
        WORDS,
        JSON,
        JSON_LINES
    }

    private static final List<String> NAMES = Arrays.asList("--json", "--jsonl", "--extract", "--inject");

    final Settings settings;
    Answer answer = Answer.WORDS;
    FormatList extract;
    FormatList inject;

    private Options(Settings settings) {
        this.settings = settings;
        extract = FormatList.of(settings.get(Setting.EXTRACT));
        inject = FormatList.of(settings.get(Setting.INJECT));
    }

    /** Of {@code --json --extract b3,datadog}; a list may also follow an equals sign. */
    static Options of(List<String> arguments, Settings settings) throws UsageError {
        Options options = new Options(settings);
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String word = words.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String value = equals < 0 ? null : word.substring(equals + 1);
            boolean takesList = name.equals("--extract") || name.equals("--inject");
            if (takesList && value == null && words.hasNext()) value = words.next();
            options.set(name, value);
        }
        return options;
    }

    private void set(String name, @Nullable String list) throws UsageError {
        switch (name) {
            case "--json":
                answer(Answer.JSON, name, list);
                return;
            case "--jsonl":
                answer(Answer.JSON_LINES, name, list);
                return;
            case "--extract":
                extract = formats(Setting.EXTRACT, list);
                return;
            case "--inject":
                inject = formats(Setting.INJECT, list);
                return;
            default:
                throw UsageError.unknown("option", name, NAMES);
        }
    }

    private void answer(Answer asked, String name, @Nullable String list) throws UsageError {
        if (list != null) throw new UsageError(name + " takes no value, but has '" + list + "'");
        if (answer != Answer.WORDS && answer != asked) throw new UsageError("--json and --jsonl exclude each other");
        answer = asked;
    }

    private static FormatList formats(Setting direction, @Nullable String list) throws UsageError {
        if (list == null) throw new UsageError("--" + direction.key() + " needs a list of formats: tracecontext,b3");
        return checked(direction, FormatList.of(list));
    }

    /** @param direction {@link Setting#EXTRACT} or {@link Setting#INJECT} */
    static FormatList checked(Setting direction, FormatList formats) throws UsageError {
        String stranger = formats.stranger();
        if (stranger == null && formats.received() && direction != Setting.INJECT) stranger = "received";
        if (stranger != null) throw UsageError.unknown("format", stranger, direction.valid());
        return formats;
    }
}
