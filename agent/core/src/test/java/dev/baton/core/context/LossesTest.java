// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Fields;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that leave without a trace: from where, and what may have lost it. */
class LossesTest extends LossesOfMadeUpStacks {
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
