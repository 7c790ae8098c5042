// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Versions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Of what a library runs in no context, whoever asked for it. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NobodysContract {
    private static final int MANY = 10;

    private final String application;

    @Parameter
    Library library;

    private LibraryLoader loader;
    Hands hands;

    /** @param application the class of {@code dev.baton.tests.app} that is a {@link Hands} */
    NobodysContract(String application) {
        this.application = application;
    }

    @BeforeParameterizedClassInvocation
    void begin() throws Exception {
        Woken.up();
        loader = new LibraryLoader(library);
        hands = loader.create(Hands.class, application);
    }

    @AfterParameterizedClassInvocation
    void close() throws Exception {
        hands.close();
        loader.close();
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    /** @param times how often a task runs */
    final void isNobodys(String way, int times) throws Exception {
        List<Seen> tasks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
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
