// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import dev.baton.core.format.Commas;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A user's word for a setting, checked and put into its plain form. */
final class Value {
    private Value() {}

    /** Null, and a problem more, if it is not valid; {@code saying} is how the user said it. */
    static @Nullable String of(Setting setting, String given, String saying, List<String> problems) {
        if (setting.kind().isFormats()) return formats(setting, given, saying, problems);
        switch (setting.kind()) {
            case LOGS:
                return logs(setting, given, saying, problems);
            case NAMES:
                return Commas.joined(Commas.split(given));
            case PATH:
                return given;
            case COUNT:
                return count(setting, given, saying, problems);
            case RESPONSE:
            case THREADS:
                return words(setting, given, saying, problems);
            default:
                return word(setting, given, saying, problems);
        }
    }

    private static @Nullable String word(Setting setting, String given, String saying, List<String> problems) {
        String value = given.toLowerCase(Locale.ROOT);
        List<String> valid = setting.valid();
        if (valid.contains(value)) return value;
        int last = valid.size() - 1;
        String what = (last == 1 ? "neither " : "none of ")
                + Commas.joined(valid.subList(0, last), ", ")
                + (last == 1 ? " nor " : " and ")
                + valid.get(last);
        String nearest = Nearest.to(value, valid);
        what += nearest == null ? "." : ", did you mean " + nearest + "?";
        problems.add(Problem.line(saying, what, usingDefault(setting)));
        return null;
    }

    private static @Nullable String count(Setting setting, String given, String saying, List<String> problems) {
        try {
            int count = Integer.parseInt(given);
            if (count >= 0) return Integer.toString(count);
        } catch (NumberFormatException e) {
            // Said below.
        }
        problems.add(Problem.line(saying, "no number from 0 to " + Integer.MAX_VALUE + ".", usingDefault(setting)));
        return null;
    }

    private static @Nullable String words(Setting setting, String given, String saying, List<String> problems) {
        List<String> words = Commas.split(given.toLowerCase(Locale.ROOT));
        for (String word : words) {
            if (setting.valid().contains(word)) continue;
            String what =
                    "no " + setting.key() + ' ' + Problem.quoted(word) + Problem.advice(word, setting.valid(), "");
            problems.add(Problem.line(saying, what, usingDefault(setting)));
            return null;
        }
        words.remove("none");
        return Commas.joined(words);
    }

    private static @Nullable String formats(Setting setting, String given, String saying, List<String> problems) {
        FormatList list = FormatList.of(given);
        String wrong = list.stranger();
        if (wrong == null && list.received() && setting != Setting.INJECT) wrong = "received";
        if (wrong == null) return list.toString();
        List<String> valid = setting.valid();
        String what = "no format " + Problem.quoted(wrong) + Problem.advice(wrong, valid, "");
        problems.add(Problem.line(saying, what, usingDefault(setting)));
        return null;
    }

    private static @Nullable String logs(Setting setting, String given, String saying, List<String> problems) {
        List<String> valid = setting.valid();
        List<String> kept = new ArrayList<String>();
        for (String entry : Commas.split(given)) {
            String plain = entry.toLowerCase(Locale.ROOT);
            String prefix = Setting.LOGS_BAGGAGE;
            boolean isOfBaggage = plain.startsWith(prefix) && plain.length() > prefix.length();
            if (!isOfBaggage && !valid.contains(plain)) {
                String what = "nothing named " + Problem.quoted(entry) + Problem.advice(entry, valid, "");
                problems.add(Problem.line(saying, what, usingDefault(setting)));
                return null;
            }
            // The keys of baggage are not case-blind.
            if (isOfBaggage) kept.add(prefix + entry.substring(prefix.length()));
            else if (!plain.equals("none")) kept.add(plain);
        }
        return Commas.joined(kept);
    }

    private static String usingDefault(Setting setting) {
        return "Using the default, " + setting.byDefault();
    }
}
