// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

/** Is told, while headers are read, what is not used and why. For people: the words may change. */
public interface Findings {
    /**
     * A header is damaged.
     *
     * @param header in its customary case
     * @param reason as in "trace-id is all zeros"
     */
    void refused(Format format, String header, String reason);

    /** Nothing is damaged, but something that arrived is not followed or not used, as {@code note} says. */
    void noted(Format format, String note);
}
