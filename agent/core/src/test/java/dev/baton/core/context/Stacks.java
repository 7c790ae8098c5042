// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stacks as text, a line of a stack trace for each frame, the top first. */
final class Stacks {
    private static final Pattern FRAME = Pattern.compile("([^(]+)\\.([^.(]+)(?:\\(([^:]+)(?::(\\d+))?\\))?");

    private Stacks() {}

    /** What is behind the door of it does not show. */
    static Frames frames(String... lines) {
        return Frames.of(stack(lines));
    }

    static StackTraceElement[] stack(String... lines) {
        StackTraceElement[] stack = new StackTraceElement[lines.length];
        for (int i = 0; i < lines.length; i++) {
            Matcher frame = FRAME.matcher(lines[i]);
            if (!frame.matches()) throw new IllegalArgumentException(lines[i]);
            int line = frame.group(4) == null ? -1 : Integer.parseInt(frame.group(4));
            stack[i] = new StackTraceElement(frame.group(1), frame.group(2), frame.group(3), line);
        }
        return stack;
    }
}
