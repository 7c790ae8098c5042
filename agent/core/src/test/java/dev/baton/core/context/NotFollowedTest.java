// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Workers that were handed a request's work, and got to the next without its context. */
class NotFollowedTest extends LossesOfMadeUpStacks {
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
}
