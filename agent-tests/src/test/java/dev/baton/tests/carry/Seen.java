// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Notes for which request it runs, as often as it does. */
final class Seen implements Runnable {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> ids = new LinkedBlockingQueue<>();

    @Override
    public void run() {
        ids.add(Request.current());
    }

    /** What the next run saw, in the order of runs. */
    String next() throws InterruptedException {
        String id = ids.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(id).as("the task has run").isNotNull();
        return id;
    }

    List<String> next(int count) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        while (seen.size() < count) seen.add(next());
        return seen;
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }
}
