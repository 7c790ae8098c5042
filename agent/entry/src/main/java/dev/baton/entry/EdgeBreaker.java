// SPDX-License-Identifier: Apache-2.0
package dev.baton.entry;

import java.util.function.BiConsumer;

/**
 * Told of an edge that goes on failing, and why it does: has Baton fall asleep and wake anew without that edge, on a thread
 * that ends with it. What was under way loses its trace, and no other's context can be left anywhere.
 */
final class EdgeBreaker implements BiConsumer<String, String> {
    private final Sleeper sleeper;

    EdgeBreaker(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    @Override
    public void accept(String edge, String why) {
        Thread thread = new Thread(new Trip(sleeper, edge, why), "baton");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    private static final class Trip implements Runnable {
        private final Sleeper sleeper;
        private final String edge;
        private final String why;

        Trip(Sleeper sleeper, String edge, String why) {
            this.sleeper = sleeper;
            this.edge = edge;
            this.why = why;
        }

        @Override
        public void run() {
            try {
                sleeper.wakeWithout(edge, why);
            } catch (Throwable fault) {
                System.err.println("baton: " + edge + " goes on failing and cannot be switched off: " + fault);
            }
        }
    }
}
