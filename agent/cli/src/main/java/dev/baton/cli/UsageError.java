// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import dev.baton.core.settings.Nearest;
import java.util.List;

/** A command line that says nothing Baton could do; the message is for the user. */
final class UsageError extends Exception {
    UsageError(String message) {
        super(message);
    }

    /** Of a word that is none of {@code valid}; {@code what} they are, such as {@code command}. */
    static UsageError unknown(String what, String word, List<String> valid) {
        String nearest = Nearest.to(word, valid);
        String advice = nearest != null ? "did you mean " + nearest + "?" : "valid: " + String.join(", ", valid);
        return new UsageError("no " + what + " '" + word + "'; " + advice);
    }
}
