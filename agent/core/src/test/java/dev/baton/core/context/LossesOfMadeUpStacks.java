// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static dev.baton.core.context.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Fields;
import dev.baton.core.format.Format;
import dev.baton.core.format.Propagator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Where traces are lost, of stacks that are made up: a test's own have no door of Baton's. */
abstract class LossesOfMadeUpStacks {
    private static final Propagator PROPAGATOR =
            new Propagator(List.of(Format.values()), List.of(Format.values()), false, true);
    static final Context REQUEST = Context.of(PROPAGATOR, new String[Fields.names().length]);

    static final String THREAD = "java.lang.Thread.run(Thread.java:840)";
    static final String RUN = "shop.Clerk.run(Clerk.java:9)";
    static final String SEND = "shop.Mailer.send(Mailer.java:41)";
    static final String CALL = "sun.net.www.protocol.http.HttpURLConnection.connect";
    static final String TAKE = "java.util.concurrent.LinkedBlockingQueue.take";
    static final String[] LEAVING = {
        "java.util.concurrent.LinkedBlockingQueue.put", "shop.Orders.place(Orders.java:7)", THREAD
    };
    static final String[] TAKING = {TAKE, RUN, THREAD};
    static final String[] CALLING = {CALL, SEND, RUN, THREAD};
    private static final String LEFT = " that shop.Orders.place(Orders.java:7) left by LinkedBlockingQueue.put";
    static final String ERRAND = "a dev.baton.core.context.LossesOfMadeUpStacks$Errand" + LEFT;

    static final class Errand {}

    static final class Letter {}

    final ConcurrentHashMap<String, Loss> lost = new ConcurrentHashMap<>();
    final ConcurrentHashMap<String, Loss> notFollowed = new ConcurrentHashMap<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    final Errand errand = new Errand();
    String[] at = {};
    private final long start = System.nanoTime();
    long nanos;

    final Losses losses = new Losses(PROPAGATOR, lost, notFollowed) {
        @Override
        Frames here() {
            String[] all = new String[at.length + 1];
            all[0] = "java.lang.Baton.here";
            System.arraycopy(at, 0, all, 1, at.length);
            return Frames.of(stack(all));
        }

        @Override
        void say(String line) {
            said.add(line);
        }

        @Override
        long now() {
            return start + nanos;
        }
    };

    @AfterEach
    void nothingIsCurrent() {
        assertThat(Current.get()).isNull();
    }

    final void leave(Object what, Context context, String... at) {
        Object scope = Current.open(context);
        this.at = at;
        losses.handOver(what);
        Current.close(scope);
    }

    final void take(Object what, String... at) {
        this.at = at;
        losses.takeOver(what);
    }

    /** A request leaves under no context. */
    final void call(String... at) {
        this.at = at;
        Context context = losses.departing();
        assertThat(losses.left(context, null)).isTrue();
    }

    /** On a thread of its own, on which nothing has been taken yet. */
    static void on(String name, Runnable deed) throws InterruptedException {
        Throwable[] thrown = {null};
        Thread thread = new Thread(deed, name);
        thread.setUncaughtExceptionHandler((of, what) -> thrown[0] = what);
        thread.start();
        thread.join();
        if (thrown[0] != null) throw new AssertionError(thrown[0]);
    }

    final Loss theOnlyLoss() {
        assertThat(lost).hasSize(1);
        return lost.values().iterator().next();
    }
}
