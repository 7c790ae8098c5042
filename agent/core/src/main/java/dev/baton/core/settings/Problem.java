// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import java.util.List;

/** The one line that tells a user what is wrong with a setting, and what now happens. */
final class Problem {
    /** Characters of the user's own words; enough to find them again. */
    private static final int MAX_QUOTED = 200;

    private Problem() {}

    /** In the form {@code where: what Consequence.} */
    static String line(String where, String what, String consequence) {
        return quoted(where) + ": " + what + " " + consequence + ".";
    }

    /** The end of the sentence that says what is wrong: what was meant, or else what is valid, in words to follow another. */
    static String advice(String name, List<String> valid, String prefix) {
        String nearest = Nearest.to(name, valid);
        if (nearest != null) return ", did you mean " + prefix + nearest + "?";
        StringBuilder text = new StringBuilder("; valid: ");
        for (int i = 0; i < valid.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(prefix).append(valid.get(i));
        }
        return text.append('.').toString();
    }

    /** The user's words, on one line and not endless. */
    static String quoted(String words) {
        int end = Math.min(words.length(), MAX_QUOTED);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < end; i++) {
            char c = words.charAt(i);
            text.append(Character.isISOControl(c) ? '?' : c);
        }
        return end < words.length() ? text.append("...").toString() : text.toString();
    }
}
