// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits inside of tasks. */
final class Gates {
    private Gates() {}

    static void pass(CountDownLatch gate) {
        try {
            if (!gate.await(1, TimeUnit.MINUTES)) throw new IllegalStateException("nobody opens the gate");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
