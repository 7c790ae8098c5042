// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.messaging.Messenger.Again;
import dev.baton.tests.messaging.Messenger.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A handler that notes of each message what came with it, and for whom the thread works then. */
class Sight implements Handler {
    private static final int PATIENCE_SECONDS = 30;

    /** One message, as handled. */
    static final class Seen {
        final String text;
        /** The trace headers that came with it, by name. */
        final Map<String, List<String>> headers;
        /** What an outbound request gets while the message is handled. */
        final Map<String, String> context;

        Seen(String text, Map<String, List<String>> headers, Map<String, String> context) {
            this.text = text;
            this.headers = headers;
            this.context = context;
        }
    }

    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<Seen> idle = new LinkedBlockingQueue<>();
    private final Map<String, Boolean> refused = new ConcurrentHashMap<>();
    private volatile String latest = "";

    @Override
    public void handle(String text, Map<String, List<String>> headers) throws Again {
        Map<String, List<String>> traces = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (Baton.key(header.getKey()) >= 0) traces.put(header.getKey(), header.getValue());
        }
        latest = text;
        seen.add(new Seen(text, traces, now()));
        if (text.startsWith("again") && refused.put(text, true) == null) throw new Again();
    }

    @Override
    public void idle() {
        idle.add(new Seen(latest, Collections.<String, List<String>>emptyMap(), now()));
    }

    /** What an outbound request of the running thread gets, by name. */
    static Map<String, String> now() {
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String[] values = Baton.inject(Baton.current(), null, 0);
        for (int key = 0; key < values.length; key++) {
            if (values[key] != null) sent.put(Baton.names()[key], values[key]);
        }
        return sent;
    }

    Seen next() throws InterruptedException {
        Seen next = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("a message has come").isNotNull();
        return next;
    }

    List<Seen> next(int count) throws InterruptedException {
        List<Seen> next = new ArrayList<>();
        while (next.size() < count) next.add(next());
        return next;
    }

    /** For whom the thread worked whenever it handled nothing, since the last call; waits for it to do so. */
    List<Map<String, String>> idle(int atLeast) throws InterruptedException {
        List<Map<String, String>> between = new ArrayList<>();
        while (between.size() < atLeast) {
            Seen next = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("the consumer has been idle").isNotNull();
            between.add(next.context);
        }
        for (Seen more : between()) between.add(more.context);
        return between;
    }

    /** For whom the thread has worked whenever it handled nothing, since the last call, and the text that it had handled last. */
    List<Seen> between() {
        List<Seen> between = new ArrayList<>();
        idle.drainTo(between);
        return between;
    }

    /** As {@link Seen#headers} for a message on which each of these came once. */
    static Map<String, List<String>> once(Map<String, String> headers) {
        Map<String, List<String>> once = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            once.put(header.getKey(), Collections.singletonList(header.getValue()));
        }
        return once;
    }
}
