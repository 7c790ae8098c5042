// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Ways in which the versions of a library run tasks: of many requests at a time, a third of them untraced, each sees its own, or
 * none of them any.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@ExtendWith(LacksExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WaysContract implements LacksExtension.OfLibrary {
    private static final int MANY = 60;
    private static final int FEW = 10;

    private final String application;

    @Parameter
    Library library;

    private LibraryLoader loader;
    Hands hands;
    private ExecutorService others;

    /** @param application the class of {@code dev.baton.tests.app} that is a {@link Hands} */
    WaysContract(String application) {
        this.application = application;
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

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    private void hand(String way, Runnable task) {
        hands.hand(
                way,
                task,
                completion -> others.execute(() -> {
                    try (Request other = Request.traced()) {
                        completion.run();
                    }
                }));
    }

    /** By what each request's task saw. */
    final void everyRequestSeesItsOwn(String... ways) throws Exception {
        for (String way : ways) {
            Map<Seen, String> expected = new LinkedHashMap<>();
            for (int i = 0; i < MANY; i++) {
                Seen seen = new Seen();
                try (Request request = i % 3 == 0 ? Request.untraced() : Request.traced()) {
                    expected.put(seen, request.id);
                    hand(way, seen);
                }
            }
            for (Map.Entry<Seen, String> each : expected.entrySet()) {
                assertThat(each.getKey().next()).as(way).isEqualTo(each.getValue());
            }
        }
    }

    /**
     * Of what runs in no context, whoever asked for it.
     *
     * @param times how often a task runs
     */
    final void isNobodys(String way, int times) throws Exception {
        List<Seen> tasks = new ArrayList<>();
        for (int i = 0; i < FEW; i++) {
            Seen seen = new Seen();
            tasks.add(seen);
            try (Request request = Request.traced()) {
                hands.hand(way, seen, Runnable::run);
                assertThat(Request.current()).isEqualTo(request.id);
            }
        }
        for (Seen seen : tasks) assertThat(seen.next(times)).as(way).containsOnly(Request.NONE);
    }
}
