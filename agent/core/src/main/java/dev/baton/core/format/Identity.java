// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

/** The identity of a trace as one or several formats say it. Immutable. */
public final class Identity {
    private Identity() {}

    public static Identity started(long high, long low, long spanId) {
        return new Identity();
    }
}
