// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

/**
 * What one format says of a request: its trace and the span that sent it.
 *
 * @param trace 16 or 32 lowercase hex digits; 16 where the high half is zero or unknown
 * @param parent 16 lowercase hex digits
 */
record Ids(String trace, String parent) {
    private static final String NO_HIGH_HALF = "0".repeat(16);

    static Ids ofHex(String trace, String parent) {
        return new Ids(trace.startsWith(NO_HIGH_HALF) && trace.length() == 32 ? trace.substring(16) : trace, parent);
    }

    /** Datadog's headers know the low half only, in unsigned decimal. */
    static Ids ofDecimal(String trace, String parent) {
        return new Ids(hex(trace), hex(parent));
    }

    /** The trace's low half, as Datadog's pages show it. */
    String decimal() {
        return decimal(low());
    }

    static String decimal(String sixteenDigits) {
        return Long.toUnsignedString(Long.parseUnsignedLong(sixteenDigits, 16));
    }

    boolean sameAs(Ids other) {
        boolean bothWide = trace.length() == 32 && other.trace.length() == 32;
        return parent.equals(other.parent) && (bothWide ? trace.equals(other.trace) : low().equals(other.low()));
    }

    private String low() {
        return trace.substring(trace.length() - 16);
    }

    private static String hex(String decimal) {
        String digits = Long.toHexString(Long.parseUnsignedLong(decimal));
        return "0".repeat(16 - digits.length()) + digits;
    }
}
