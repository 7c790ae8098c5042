// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Versions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * What Baton promises of reactive streams: what a subscription calls runs under the context of the one who subscribed, or
 * under none if that had none, whoever assembled the chain, signals, requests or cancels. A subclass is tagged with the name
 * of its library in the matrix.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LacksExtension.class)
abstract class ReactiveContract implements LacksExtension.OfLibrary {
    private static final int PATIENCE_SECONDS = 30;
    private static final int SUBSCRIPTIONS = 200_000;

    /** How many entries are nobody's concern: those of what the last collection left. */
    private static final int FEW = 1000;

    @Parameter
    Library library;

    Streams streams;
    LibraryLoader loader;
    private Outside outside;

    /** The class of {@code dev.baton.tests.app} that drives the library. */
    abstract String application();

    @Override
    public Library library() {
        return library;
    }

    @BeforeParameterizedClassInvocation
    void load() throws Exception {
        Request.untraced().close();
        loader = new LibraryLoader(library);
        streams = loader.create(Streams.class, application());
        outside = new Outside();
        outside.start();
    }

    @AfterParameterizedClassInvocation
    void unload() throws Exception {
        outside.interrupt();
        loader.close();
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    @Test
    void everyHopKeepsTheSubscribersContext() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String hop : streams.hops()) {
            for (String way : streams.ways()) {
                String situation = hop + ", " + way;
                Probe probe = new Probe();
                Supplier<CompletableFuture<List<Integer>>> chain = streams.assemble(hop, way, probe, outside);
                try (Request request = Request.traced()) {
                    wrong.addAll(probe.check(situation, request.id, chain.get()));
                    assertThat(Request.current()).as(situation).isEqualTo(request.id);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void withoutContextEveryHopHasNone() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String hop : streams.hops()) {
            for (String way : streams.ways()) {
                String situation = hop + ", " + way;
                Probe probe = new Probe();
                CompletableFuture<List<Integer>> values;
                try (Request request = Request.traced()) {
                    Supplier<CompletableFuture<List<Integer>>> chain = streams.assemble(hop, way, probe, outside);
                    try (Request untraced = Request.untraced()) {
                        values = chain.get();
                    }
                    assertThat(Request.current()).as(situation).isEqualTo(request.id);
                }
                wrong.addAll(probe.check(situation, Request.NONE, values));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aChainIsTheirsWhoSubscribeAndNotWhoAssembledIt() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String hop : streams.hops()) {
            ThreadLocalProbe probe = new ThreadLocalProbe();
            Supplier<CompletableFuture<List<Integer>>> chain;
            try (Request request = Request.traced()) {
                chain = streams.assemble(hop, streams.ways().get(0), probe, outside);
            }
            List<String> ids = new ArrayList<>();
            List<CompletableFuture<List<Integer>>> values = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                try (Request request = i == 1 ? Request.untraced() : Request.traced()) {
                    ids.add(request.id);
                    values.add(chain.get());
                }
            }
            for (CompletableFuture<List<Integer>> each : values) {
                assertThat(each).as(hop).succeedsWithin(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            if (!probe.ids().equals(new HashSet<>(ids))) wrong.add(hop + ": not " + ids + " but " + probe.ids());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void manySubscribersOfOneSourceEachKeepTheirOwn() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String name : streams.hubs()) {
            for (boolean isEmitterTraced : new boolean[] {true, false}) {
                String situation =
                        name + (isEmitterTraced ? ", emitted by a traced one" : ", emitted by an untraced one");
                Streams.Hub hub = streams.hub(name, outside);
                boolean isForOne = name.contains("unicast");
                List<Probe> probes = new ArrayList<>();
                List<String> ids = new ArrayList<>();
                List<CompletableFuture<List<Integer>>> values = new ArrayList<>();
                for (int i = 0; i < (isForOne ? 1 : 4); i++) {
                    try (Request request = i % 2 == 1 ? Request.untraced() : Request.traced()) {
                        Probe probe = new Probe();
                        probes.add(probe);
                        ids.add(request.id);
                        values.add(hub.subscribe(probe));
                    }
                }
                try (Request emitter = isEmitterTraced ? Request.traced() : Request.untraced()) {
                    hub.emit();
                    assertThat(Request.current()).as(situation).isEqualTo(emitter.id);
                }
                for (int i = 0; i < ids.size(); i++) {
                    wrong.addAll(probes.get(i).check(situation + ", subscriber " + i, ids.get(i), values.get(i)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoeverCancelsItIsTheSubscribers() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String way : streams.ways()) {
            for (boolean isTraced : new boolean[] {true, false}) {
                Probe probe = new Probe();
                String id;
                Runnable cancellation;
                try (Request request = isTraced ? Request.traced() : Request.untraced()) {
                    id = request.id;
                    cancellation = streams.subscribeForEver(way, probe, outside);
                }
                try (Request other = Request.traced()) {
                    cancellation.run();
                    cancellation.run();
                    assertThat(Request.current()).as(way).isEqualTo(other.id);
                }
                assertThat(probe.seen).as(way).anyMatch(each -> each.contains("doOnCancel"));
                wrong.addAll(probe.wrong(way, id));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void manySubscriptionsLeaveNoEntry() throws Exception {
        int ofOthers = Callbacks.kept(); // what other libraries' tests of this JVM hold on to
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            try (Request request = i % 1000 == 0 ? Request.traced() : null) {
                streams.subscribeOnce();
            }
        }
        Request.assertNothingIsLeft();
        assertThat(Callbacks.kept() - ofOthers).isLessThan(FEW);
    }

    /** What was seen, where. */
    private static class Probe implements Consumer<String> {
        private final Queue<String> seen = new ConcurrentLinkedQueue<>();

        @Override
        public void accept(String place) {
            seen.add(place + ' ' + Request.current());
        }

        /** What is wrong, in words, or nothing. */
        List<String> check(String situation, String id, CompletableFuture<List<Integer>> values) {
            List<Integer> came;
            try {
                came = new ArrayList<>(values.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (Exception fault) {
                return Collections.singletonList(situation + ": " + fault + ", seen so far: " + seen);
            }
            Collections.sort(came);
            if (!came.equals(Arrays.asList(1, 2, 3))) return Collections.singletonList(situation + ": " + came);
            if (seen.isEmpty()) return Collections.singletonList(situation + ": nothing seen");
            return wrong(situation, id);
        }

        List<String> wrong(String situation, String id) {
            Set<String> wrong = new LinkedHashSet<>(seen);
            wrong.removeIf(each -> each.endsWith(' ' + id));
            return wrong.isEmpty()
                    ? Collections.<String>emptyList()
                    : Collections.singletonList(situation + ": not " + id + ": " + wrong);
        }
    }

    private static final class ThreadLocalProbe extends Probe {
        private final Set<String> ids = ConcurrentHashMap.newKeySet();

        @Override
        public void accept(String place) {
            ids.add(Request.current());
        }

        Set<String> ids() {
            return Collections.unmodifiableSet(ids);
        }
    }

    /** A hand-over that Baton cannot know; each task runs under the context of a request that has nothing to do with it. */
    private static final class Outside extends Thread implements Executor {
        private final BlockingQueue<Runnable[]> tasks = new LinkedBlockingQueue<>();

        Outside() {
            super("outside");
            setDaemon(true);
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(new Runnable[] {task});
        }

        @Override
        public void run() {
            try {
                while (true) {
                    Runnable task = tasks.take()[0];
                    try (Request other = Request.traced()) {
                        task.run();
                    }
                }
            } catch (InterruptedException end) {
                // the tests are over
            }
        }
    }
}
