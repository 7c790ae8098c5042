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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where traces are lost, of stacks that are made up: a test's own have no door of Baton's. */
class LossesTest {
    private static final Propagator PROPAGATOR =
            new Propagator(List.of(Format.values()), List.of(Format.values()), false, true);
    private static final Context REQUEST = Context.of(PROPAGATOR, new String[Fields.names().length]);

    private static final String THREAD = "java.lang.Thread.run(Thread.java:840)";
    private static final String RUN = "shop.Clerk.run(Clerk.java:9)";
    private static final String SEND = "shop.Mailer.send(Mailer.java:41)";
    private static final String CALL = "sun.net.www.protocol.http.HttpURLConnection.connect";
    private static final String TAKE = "java.util.concurrent.LinkedBlockingQueue.take";
    private static final String[] LEAVING = {
        "java.util.concurrent.LinkedBlockingQueue.put", "shop.Orders.place(Orders.java:7)", THREAD
    };
    private static final String[] TAKING = {TAKE, RUN, THREAD};
    private static final String[] CALLING = {CALL, SEND, RUN, THREAD};
    private static final String LEFT = " that shop.Orders.place(Orders.java:7) left by LinkedBlockingQueue.put";
    private static final String ERRAND = "a dev.baton.core.context.LossesTest$Errand" + LEFT;

    private static final class Errand {}

    private static final class Letter {}

    private final ConcurrentHashMap<String, Loss> lost = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Loss> notFollowed = new ConcurrentHashMap<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Errand errand = new Errand();
    private String[] at = {};
    private final long start = System.nanoTime();
    private long nanos;

    private final Losses losses = new Losses(PROPAGATOR, lost, notFollowed) {
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

    private void leave(Object what, Context context, String... at) {
        Object scope = Current.open(context);
        this.at = at;
        losses.handOver(what);
        Current.close(scope);
    }

    private void take(Object what, String... at) {
        this.at = at;
        losses.takeOver(what);
    }

    /** A request leaves under no context. */
    private void call(String... at) {
        this.at = at;
        Context context = losses.departing();
        assertThat(losses.left(context, null)).isTrue();
    }

    /** On a thread of its own, on which nothing has been taken yet. */
    private static void on(String name, Runnable deed) throws InterruptedException {
        Throwable[] thrown = {null};
        Thread thread = new Thread(deed, name);
        thread.setUncaughtExceptionHandler((of, what) -> thrown[0] = what);
        thread.start();
        thread.join();
        if (thrown[0] != null) throw new AssertionError(thrown[0]);
    }

    private Loss theOnlyLoss() {
        assertThat(lost).hasSize(1);
        return lost.values().iterator().next();
    }

    @Test
    void whatWasTakenOutOfAQueueIsToldOnceWithBothItsEndsAndCounted() throws InterruptedException {
        for (String clerk : new String[] {"clerk-1", "clerk-27"}) {
            Errand next = new Errand();
            leave(next, REQUEST, LEAVING);
            on(clerk, () -> {
                take(next, TAKING);
                call(CALLING);
            });
        }
        Loss loss = theOnlyLoss();
        assertThat(loss.place).isEqualTo(SEND + " under " + RUN);
        assertThat(loss.thread).isEqualTo("clerk-*");
        assertThat(loss.origin).isEqualTo(ERRAND);
        assertThat(loss.count).hasValue(2);
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("lost a trace: ")
                .contains("from " + loss.place + " on the thread clerk-*, after it took " + ERRAND)
                .endsWith("(said once, status counts it)");
    }

    @Test
    void whereNothingIsKnownOfTheWayItsEndIsTold() throws InterruptedException {
        on("carousel", () -> call(CALLING));
        Loss loss = theOnlyLoss();
        assertThat(loss.origin).isEmpty();
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("without a trace: ")
                .contains("from " + loss.place + " on the thread carousel, and nothing is known");
    }

    @Test
    void aThreadThatARequestStartsIsToldWithThePlace() throws InterruptedException {
        Thread runner = new Thread(() -> call(CALLING), "runner");
        leave(runner, REQUEST, "java.lang.Thread.start", "shop.Orders.place(Orders.java:7)", THREAD);
        runner.start();
        runner.join();
        assertThat(theOnlyLoss().origin)
                .isEqualTo("a java.lang.Thread that shop.Orders.place(Orders.java:7) left by Thread.start");
    }

    @Test
    void theLatestThingThatTheThreadIsStillAtIsToBlame() throws InterruptedException {
        Letter letter = new Letter();
        leave(errand, REQUEST, LEAVING);
        leave(letter, REQUEST, LEAVING);
        on("clerk", () -> {
            take(errand, TAKING);
            take(letter, TAKE, "shop.Mailer.open(Mailer.java:20)", SEND, RUN, THREAD);
            call(CALL, "shop.Mailer.open(Mailer.java:21)", SEND, RUN, THREAD);
            assertThat(theOnlyLoss().origin).contains("Letter that");
            lost.clear();
            call(CALL, "shop.Clerk.answer(Clerk.java:50)", RUN, THREAD);
            assertThat(theOnlyLoss().origin).contains("Errand that");
        });
    }

    @Test
    void whatTheThreadHasDoneAlreadyIsNotToBlame() throws InterruptedException {
        leave(errand, REQUEST, LEAVING);
        on("clerk", () -> {
            take(errand, TAKE, "shop.Clerk.next(Clerk.java:20)", "shop.Clerk.work(Clerk.java:10)", RUN, THREAD);
            call(CALLING);
        });
        assertThat(theOnlyLoss().origin).isEmpty();
    }

    @Test
    void whatNobodyHadLeftUnderAContextIsWhatTheThreadIsAt() throws InterruptedException {
        leave(errand, REQUEST, LEAVING);
        on("clerk", () -> {
            take(errand, TAKING);
            take(new Errand(), TAKING);
            call(CALLING);
        });
        assertThat(theOnlyLoss().origin).isEmpty();
    }

    @Test
    void sixteenThingsThatAThreadTookAreRemembered() throws InterruptedException {
        String[] returned = {TAKE, "shop.Clerk.next", "shop.Clerk.work", RUN, THREAD};
        leave(errand, REQUEST, LEAVING);
        on("clerk", () -> {
            take(errand, TAKING);
            for (int i = 0; i < 15; i++) take(new Errand(), returned);
            call(CALLING);
            assertThat(theOnlyLoss().origin).isEqualTo(ERRAND);
            lost.clear();
            take(new Errand(), returned);
            call(CALLING);
            assertThat(theOnlyLoss().origin).isEmpty();
        });
    }

    @Test
    void nothingIsToldOfRequestsThatCameWithoutATrace() throws InterruptedException {
        leave(errand, losses.untraced(), LEAVING);
        on("clerk", () -> {
            take(errand, TAKING);
            call(CALLING);
            take(new Errand(), TAKING);
        });
        assertThat(lost).isEmpty();
        assertThat(notFollowed).isEmpty();
    }

    @Test
    void aRequestThatHasItsTraceOrThatOfAnotherTracerIsNotLost() throws InterruptedException {
        on("clerk", () -> {
            assertThat(losses.left(REQUEST, null)).isFalse();
            at = CALLING;
            assertThat(losses.left(losses.departing(), new String[Fields.names().length]))
                    .isTrue();
        });
        assertThat(lost).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void nothingIsWrittenForWhatStandsForNone() {
        String[] present = Fields.add(null, Fields.key("b3"), "0");
        for (Context none : new Context[] {losses.untraced(), losses.departing()}) {
            assertThat(none.outbound()).isEmpty();
            assertThat(none.outbound(present)).isEmpty();
            assertThat(none.inbound(true)).isEmpty();
            assertThat(none.following(present)).isSameAs(none);
            assertThat(none.traceparent()).isNull();
        }
    }

    @Test
    void whatIsPutBackIntoAPoolIsNobodysWork() throws InterruptedException {
        Object borrowing = Current.open(REQUEST);
        take(errand, TAKING);
        Current.close(borrowing);
        leave(errand, REQUEST, LEAVING);
        on("poller", () -> {
            take(errand, TAKING);
            call(CALLING);
        });
        assertThat(theOnlyLoss().origin).isEmpty();
    }

    @Test
    void andSoIsWhatAWorkerHasTakenOnce() throws InterruptedException {
        leave(errand, REQUEST, LEAVING);
        on("clerk", () -> take(errand, TAKING));
        leave(errand, REQUEST, LEAVING);
        on("poller", () -> {
            take(errand, TAKING);
            call(CALLING);
        });
        assertThat(theOnlyLoss().origin).isEmpty();
    }

    @Test
    void whatIsLeftAgainUnderNoContextIsNoRequests() throws InterruptedException {
        leave(errand, REQUEST, LEAVING);
        leave(errand, null, LEAVING);
        on("clerk", () -> {
            take(errand, TAKING);
            call(CALLING);
        });
        assertThat(theOnlyLoss().origin).isEmpty();
    }

    @Test
    void aWorkerThatGetsToTheNextThingWithoutAContextHasNotFollowed() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            Errand next = new Errand();
            leave(next, REQUEST, LEAVING);
            on("clerk-" + i, () -> {
                take(next, TAKING);
                take(new Errand(), TAKING);
                take(new Errand(), TAKING);
            });
        }
        assertThat(notFollowed).hasSize(1);
        Loss loss = notFollowed.values().iterator().next();
        assertThat(loss.place).isEqualTo(RUN);
        assertThat(loss.thread).isEqualTo("clerk-*");
        assertThat(loss.origin).isEqualTo(ERRAND);
        assertThat(loss.count).hasValue(3);
        assertThat(lost).isEmpty();
    }

    @Test
    void aWorkerThatHasGotAContextHasFollowed() throws InterruptedException {
        leave(errand, REQUEST, LEAVING);
        on("clerk", () -> {
            losses.found();
            take(errand, TAKING);
            losses.found();
            take(new Errand(), TAKING);
        });
        assertThat(notFollowed).isEmpty();
    }

    @Test
    void whatIsTakenUnderAContextIsTheRequestsOwn() throws InterruptedException {
        Errand second = new Errand();
        leave(errand, REQUEST, LEAVING);
        leave(second, REQUEST, LEAVING);
        on("clerk", () -> {
            take(errand, TAKING);
            Object scope = Current.open(REQUEST);
            take(second, TAKING);
            Current.close(scope);
            assertThat(notFollowed).isEmpty();
            call(CALLING);
        });
        assertThat(theOnlyLoss().origin).isEqualTo(ERRAND);
    }

    /** An executor's worker; Baton sees to it that its tasks have their contexts. */
    @Test
    void aWorkerOfTheJdksIsNotTold() throws InterruptedException {
        leave(errand, REQUEST, LEAVING);
        on("pool", () -> {
            take(errand, TAKE, "java.util.concurrent.ThreadPoolExecutor.getTask", THREAD);
            take(new Errand(), TAKING);
        });
        assertThat(notFollowed).isEmpty();
    }

    @Test
    void ofThoseThatDidNotFollowAHundredAreToldApart() throws InterruptedException {
        on("", () -> {
            for (int i = 1; i <= 101; i++) {
                Thread.currentThread().setName("x".repeat(i));
                Errand next = new Errand();
                leave(next, REQUEST, LEAVING);
                take(next, TAKING);
                take(new Errand(), TAKING);
            }
        });
        assertThat(notFollowed).hasSize(100);
    }

    @Test
    void aHundredPlacesAreToldApartAndGoOnBeingCounted() throws InterruptedException {
        on("clerk", () -> {
            for (int times = 0; times < 2; times++) {
                for (int i = 0; i < 101; i++) call(CALL, "shop.Mailer.send(Mailer.java:" + i + ")", THREAD);
            }
        });
        assertThat(said).hasSize(100);
        assertThat(lost).hasSize(100);
        assertThat(lost.values()).allSatisfy(loss -> assertThat(loss.count).hasValue(2));
    }

    @Test
    void twoThousandStacksAreLookedAtInASecond() throws InterruptedException {
        on("clerk", () -> {
            for (int i = 0; i < 2001; i++) call(CALLING);
            assertThat(theOnlyLoss().count).hasValue(2000);
            nanos = TimeUnit.SECONDS.toNanos(2);
            call(CALLING);
            call(CALLING);
            assertThat(theOnlyLoss().count).hasValue(2002);
        });
    }

    @Test
    void whatIsLeftOrTakenWithoutLookingIsNotTakenForWhatWasBefore() throws InterruptedException {
        Letter letter = new Letter();
        leave(errand, REQUEST, LEAVING);
        leave(letter, REQUEST, LEAVING);
        on("clerk", () -> {
            take(letter, TAKING);
            for (int i = 0; i < 2000; i++) call(CALLING);
            leave(errand, REQUEST, LEAVING);
            take(new Errand(), TAKING);
            assertThat(notFollowed).hasSize(1);
            lost.clear();
            nanos = TimeUnit.SECONDS.toNanos(2);
            call(CALLING);
            assertThat(theOnlyLoss().origin).isEmpty();
            take(errand, TAKING);
            assertThat(notFollowed).hasSize(1);
        });
        lost.clear();
        on("other", () -> {
            take(errand, TAKING);
            call(CALLING);
        });
        assertThat(theOnlyLoss().origin).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pool-1-thread-12, pool-*-thread-*",
        "7, *",
        "90a09, *a*",
        "a/b:c, a/b:c",
        "'a\tb\nc', 'a b c'",
        "'', (no name)"
    })
    void aThreadsNameIsToldWithoutItsNumbers(String name, String pattern) {
        assertThat(Losses.pattern(name)).isEqualTo(pattern);
    }

    @Test
    void statusHasALineForEach() throws InterruptedException {
        leave(errand, REQUEST, LEAVING);
        on("clerk-1", () -> {
            take(errand, TAKING);
            call(CALLING);
            take(new Errand(), TAKING);
        });
        StringBuilder lines = new StringBuilder();
        Losses.write(lines, lost, notFollowed);
        assertThat(lines)
                .hasToString("lost\t" + SEND + " under " + RUN + "\tclerk-*\t" + ERRAND + "\t1\n" + "not followed\t"
                        + RUN + "\tclerk-*\t" + ERRAND + "\t1\n");
    }
}
