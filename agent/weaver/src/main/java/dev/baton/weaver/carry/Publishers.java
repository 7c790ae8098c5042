// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenOrNone;

/**
 * {@code SubmissionPublisher} of JDK 9–26: a subscriber hears of items in the context in which it subscribed, whoever
 * submits them and whichever thread delivers them.
 */
public final class Publishers {
    private Publishers() {}

    public static Edge edge() {
        return Edge.between("submissionpublisher", "SubmissionPublisher of JDK 9–26")
                .type("java.util.concurrent.SubmissionPublisher$BufferedSubscription")
                .advice("<init>", Keep.class)
                .advice("consume", ReopenOrNone.class);
    }
}
