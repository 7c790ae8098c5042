// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

/** A trace header format, by the name users give it in settings. */
public enum Format {
    TRACECONTEXT("tracecontext"),
    DATADOG("datadog"),
    B3("b3"),
    B3MULTI("b3multi"),
    BAGGAGE("baggage");

    private final String key;

    Format(String key) {
        this.key = key;
    }

    /** The name in settings and in reports. */
    public String key() {
        return key;
    }
}
