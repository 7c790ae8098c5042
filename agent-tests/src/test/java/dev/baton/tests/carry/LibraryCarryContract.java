// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Versions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The {@link CarryContract} of one way in which the versions of a library run tasks. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@ExtendWith(LacksExtension.class)
abstract class LibraryCarryContract extends CarryContract implements LacksExtension.OfLibrary {
    /** The class of {@code dev.baton.tests.app} that is a {@link Hands}. */
    private final String application;

    private final String way;

    @Parameter
    Library library;

    private LibraryLoader loader;
    private Hands hands;
    private ExecutorService others;

    LibraryCarryContract(String application, String way) {
        this.application = application;
        this.way = way;
    }

    @Override
    public Library library() {
        return library;
    }

    @BeforeParameterizedClassInvocation
    void begin() throws Exception {
        Woken.up();
        loader = new LibraryLoader(library);
        hands = loader.create(Hands.class, application);
        others = Executors.newFixedThreadPool(2);
    }

    @AfterParameterizedClassInvocation
    void close() throws Exception {
        hands.close();
        others.shutdown();
        others.awaitTermination(1, TimeUnit.MINUTES);
        loader.close();
    }

    @Override
    void hand(Runnable task) {
        hands.hand(
                way,
                task,
                completion -> others.execute(() -> {
                    if (isSpoiled) {
                        completion.run();
                        return;
                    }
                    try (Request other = Request.traced()) {
                        completion.run();
                    }
                }));
    }

    @Test
    void whoCompletesGoesOnWithItsMessage() throws Exception {
        String message = String.format("%032x", -1L);
        Object context =
                Baton.extract(Baton.add(null, Baton.key("traceparent"), "00-" + message + "-78629a0f5f3f164f-01"));
        // A list of each, because two threads complete.
        List<String> afterCompletion = Collections.synchronizedList(new ArrayList<>());
        List<String> afterMessage = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger completions = new AtomicInteger();
        Semaphore completed = new Semaphore(0);
        Seen seen = new Seen();
        for (int i = 0; i < 2; i++) {
            try (Request request = Request.traced()) {
                hands.hand(way, seen, completion -> {
                    completions.incrementAndGet();
                    others.execute(() -> {
                        try (Request none = Request.untraced()) {
                            Baton.receive(context);
                            completion.run();
                            afterCompletion.add(Request.current());
                            Baton.received();
                            afterMessage.add(Request.current());
                        }
                        completed.release();
                    });
                });
                assertThat(seen.next()).isEqualTo(request.id);
            }
        }
        // None, where nobody else completes anything.
        int all = completions.get();
        assertThat(completed.tryAcquire(all, 1, TimeUnit.MINUTES)).isTrue();
        assertThat(afterCompletion).hasSize(all).allMatch(message::equals);
        assertThat(afterMessage).hasSize(all).allMatch(Request.NONE::equals);
    }

    /** {@link #close} does. */
    @Override
    void end() {}
}
