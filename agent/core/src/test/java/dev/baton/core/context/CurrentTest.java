// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Fields;
import dev.baton.core.format.Propagator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrentTest {
    private static final Context A = context();
    private static final Context B = context();
    private static final Context C = context();

    @AfterEach
    void nothingIsLeft() {
        assertThat(Current.get()).isNull();
        assertThat(Current.isServing()).isFalse();
    }

    @Test
    void servesWithAContextAndWithout() {
        for (Context context : new Context[] {A, null}) {
            Object scope = Current.serve(context);
            assertThat(Current.get()).isSameAs(context);
            assertThat(Current.isServing()).isTrue();
            Current.close(scope);
            nothingIsLeft();
        }
    }

    @Test
    void servingPutsBackTheContextThatItFound() {
        Object carried = Current.open(A);
        Object request = Current.serve(null);
        assertThat(Current.get()).isNull();
        assertThat(Current.isServing()).isTrue();
        Current.close(request);
        assertThat(Current.get()).isSameAs(A);
        assertThat(Current.isServing()).isFalse();
        Current.close(carried);
    }

    @Test
    void aRequestInsideAnotherLeavesThatOneServed() {
        Object outer = Current.serve(A);
        Object inner = Current.serve(B);
        assertThat(Current.get()).isSameAs(B);
        Current.close(inner);
        assertThat(Current.get()).isSameAs(A);
        assertThat(Current.isServing()).isTrue();
        Current.close(outer);
    }

    @Test
    void aScopeThatIsOpenedInsideDoesNotServe() {
        Object task = Current.open(A);
        assertThat(Current.isServing()).isFalse();
        Current.close(task);
        Object request = Current.serve(A);
        Object inside = Current.open(null);
        assertThat(Current.isServing()).isTrue();
        Current.close(inside);
        assertThat(Current.get()).isSameAs(A);
        Current.close(request);
    }

    @Test
    void aThreadThatIsNamedBeginsInTheContextAndMessagesLeaveItThat() throws InterruptedException {
        List<Context> seen = new ArrayList<>();
        Thread thread = new Thread(() -> {
            Current.receive(B);
            seen.add(Current.get());
            Current.received();
            seen.add(Current.get());
        });
        Current.startThread(thread, A);
        thread.start();
        thread.join();
        assertThat(seen).containsExactly(B, A);
    }

    @Test
    void aThreadThatDoesNotStartAfterAllHasNone() throws InterruptedException {
        List<Context> seen = new ArrayList<>();
        Thread thread = new Thread(() -> seen.add(Current.get()));
        Current.startThread(thread, A);
        Current.startThread(thread, null);
        thread.start();
        thread.join();
        assertThat(seen).containsExactly((Context) null);
    }

    @Test
    void eachMessageHasItsOwnContextUntilThereAreNoMore() {
        for (Context before : new Context[] {null, A}) {
            Object scope = Current.open(before);
            for (Context message : new Context[] {B, null, A, null, B}) {
                Current.receive(message);
                assertThat(Current.get()).isSameAs(message);
            }
            Current.received();
            assertThat(Current.get()).isSameAs(before);
            Current.received();
            assertThat(Current.get()).isSameAs(before);
            Current.close(scope);
        }
    }

    @Test
    void messagesThatAreTakenInsideOfAScopeAreNotItsOwn() {
        Context same = context();
        Current.receive(A);
        Object handled = Current.open(same);
        Current.receive(B);
        Current.receive(null);
        Current.received();
        assertThat(Current.get()).isSameAs(same);
        Current.close(handled);
        assertThat(Current.get()).isSameAs(A);
        Current.received();
    }

    @Test
    void aMessageIsForgottenWithTheScopeAroundIt() {
        Object task = Current.open(A);
        Current.receive(B);
        Current.close(task);
        assertThat(Current.get()).isNull();
        Current.received();
        assertThat(Current.get()).isNull();
    }

    @Test
    void whatIsReceivedWhileARequestIsServedIsForThatRequest() {
        Object request = Current.serve(A);
        Current.receive(B);
        assertThat(Current.get()).isSameAs(A);
        Current.received();
        assertThat(Current.get()).isSameAs(A);
        Current.close(request);
    }

    @Test
    void aWorkerForgetsTheMessageWithItsTask() {
        Current.receive(A);
        Current.leaveTask();
        assertThat(Current.get()).isNull();
        Current.receive(B);
        Current.received();
        assertThat(Current.get()).isNull();
    }

    @Test
    void whoSwitchesToTasksInTheMiddleOfAMessageIsAtThatMessageAfterwards() {
        Object captured = capturedUnder(B);
        Current.receive(A);
        Object scope = Current.meanwhile(null);
        Current.enterTask(captured);
        assertThat(Current.get()).isSameAs(B);
        Current.enterTask(new Object());
        assertThat(Current.get()).isNull();
        Current.close(scope);
        assertThat(Current.get()).isSameAs(A);
        Current.received();
        assertThat(Current.get()).isNull();
    }

    @Test
    void aTaskThatIsRunTwiceInTheMiddleOfAnotherHasItsOwnContextEachTime() {
        Object task = capturedUnder(A, B);
        Object worker = new Object();
        Current.enterTask(worker);
        for (Context own : new Context[] {A, B, null}) {
            Object scope = Current.meanwhile(task);
            assertThat(Current.get()).isSameAs(own);
            Current.close(scope);
            assertThat(Current.get()).isNull();
        }
        assertThat(Current.meanwhile(worker)).as("it is at that task").isNull();
        Current.leaveTask();
    }

    @Test
    void whatATaskReceivesIsOverWhenItIs() {
        for (boolean isCaptured : new boolean[] {false, true}) {
            Object scope = isCaptured ? Current.resume(A) : Current.meanwhile(null);
            Current.receive(B);
            Current.close(scope);
            assertThat(Current.get()).isNull();
            Current.receive(A);
            Current.received();
            assertThat(Current.get()).isNull();
        }
    }

    @Test
    void whatIsReceivedInTheMiddleOfAMessageDoesNotEndIt() {
        Current.receive(A);
        Object scope = Current.meanwhile(null);
        assertThat(Current.get()).isSameAs(A);
        Current.received();
        assertThat(Current.get()).isSameAs(A);
        Current.receive(B);
        assertThat(Current.get()).isSameAs(B);
        Current.received();
        assertThat(Current.get()).isSameAs(A);
        Current.close(scope);
        Current.received();
        assertThat(Current.get()).isNull();
    }

    @Test
    void aCallbackOfTheSpanThatIsFollowedComesBackToItFromAnother() {
        Object request = Current.open(A);
        Current.follow(new String[Fields.names().length]);
        Context span = Current.get();
        assertThat(span).isNotSameAs(A);
        Object callback = Current.open(span);
        Current.follow(new String[Fields.names().length]);
        Current.follow(new String[Fields.names().length]);
        Current.close(callback);
        assertThat(Current.get()).isNotSameAs(A);
        Current.follow(null);
        assertThat(Current.get()).isSameAs(A);
        Current.close(request);
    }

    @Test
    void aTaskThatIsResumedInTheMiddleOfAMessageReceivesForItself() {
        Current.receive(A);
        Object scope = Current.resume(B);
        Current.receive(C);
        Current.received();
        assertThat(Current.get()).isSameAs(B);
        Current.receive(C);
        Current.close(scope);
        assertThat(Current.get()).isSameAs(A);
        Current.received();
        assertThat(Current.get()).isNull();
    }

    private static Object capturedUnder(Context... contexts) {
        Runnable task = () -> {};
        for (Context context : contexts) Tasks.capture(task, context);
        return task;
    }

    private static Context context() {
        return Context.of(
                new Propagator(Collections.emptyList(), Collections.emptyList(), false, false), new String[0]);
    }
}
