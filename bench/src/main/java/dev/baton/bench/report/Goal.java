// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.report;

import java.util.Locale;

/**
 * What Baton is meant to cost at most, and what it does cost.
 *
 * @param figure what is measured, with its unit
 * @param limit in that unit
 * @param measured in that unit
 */
record Goal(String figure, double limit, double measured) {
    private static final String ROW = "%-72s %10s %10s  %s%n";

    boolean isMet() {
        return measured <= limit;
    }

    static String heading() {
        return String.format(Locale.ROOT, ROW, "goal", "at most", "measured", "");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, ROW, figure, rounded(limit), rounded(measured), isMet() ? "met" : "MISSED");
    }

    static String rounded(double value) {
        String plain = String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.0f", value);
        return plain.contains(".") ? plain.replaceAll("\\.?0+$", "") : plain;
    }
}
