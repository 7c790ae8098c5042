// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.browser;

import java.util.Locale;

/** What came of a call, as seen by the page, RUM and the last hop together. */
enum Outcome {
    /** Answered, and the ids in RUM are those that the last hop received, in each format. */
    LINKED,
    /** Answered, and the last hop received no ids at all. */
    UNLINKED,
    /** Answered, and the last hop received other ids, or not in each format. */
    MISLED,
    /** Sent, but the browser does not show the page the answer. */
    UNREADABLE,
    /** The browser asked whether it may, and then did not send it. */
    BLOCKED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
