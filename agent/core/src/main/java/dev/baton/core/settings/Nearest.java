// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name somebody probably meant. */
public final class Nearest {
    /** A longer name is no slip of the pen, and the effort grows with its length. */
    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /**
     * That of {@code valid} which takes the fewest slips (a letter too many, too few, wrong, or swapped with its neighbour)
     * to become {@code name}, case-blind; if it is more than a third of its letters, one that begins alike; else null.
     */
    public static @Nullable String to(String name, List<String> valid) {
        if (name.isEmpty() || name.length() > MAX_LENGTH) return null;
        String meant = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < valid.size(); i++) {
            String candidate = valid.get(i).toLowerCase(Locale.ROOT);
            int slips = slips(meant, candidate);
            if (slips < fewest && slips <= Math.max(1, Math.max(meant.length(), candidate.length()) / 3)) {
                fewest = slips;
                nearest = valid.get(i);
            }
        }
        return nearest != null ? nearest : beginningLike(meant, valid);
    }

    private static @Nullable String beginningLike(String meant, List<String> valid) {
        if (meant.length() < 2) return null;
        String nearest = null;
        for (int i = 0; i < valid.size(); i++) {
            String candidate = valid.get(i).toLowerCase(Locale.ROOT);
            boolean alike = candidate.startsWith(meant) || (candidate.length() > 1 && meant.startsWith(candidate));
            if (alike && (nearest == null || candidate.length() > nearest.length())) nearest = valid.get(i);
        }
        return nearest;
    }

    /** Optimal string alignment distance. */
    private static int slips(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int wrong = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + wrong, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[to.length()];
    }
}
