// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import java.util.concurrent.Executor;

/** An application that has a library run tasks: each in one of the ways that the library has for it. */
public interface Hands extends AutoCloseable {
    /**
     * Has {@code task} run once.
     *
     * @param somebody runs what completes, emits or fires, on another thread and in another request
     */
    void hand(String way, Runnable task, Executor somebody);
}
