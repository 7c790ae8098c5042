// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenLast;
import dev.baton.weaver.advice.ReopenOrNone;
import dev.baton.weaver.advice.WithoutContext;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.This;

/**
 * Hystrix 1.5. Its pools are the JDK's. A command that takes too long is ended by a periodic task of a timer, which runs the
 * fallback; one that an {@code Observable} stands behind goes on where that emits. Both do so in the context in which the
 * command was subscribed to. What is kept goes with the last call, as the task may not: of a command that ends before it
 * has noted its timer, Hystrix never stops that, and so keeps all that the task is for.
 *
 * <p>A collapser makes one command out of many callers', which is nobody's; each gets its answer in its own context. Those
 * who ask the same share one answer, and get it in none.
 *
 * <p>Hystrix counts by periodic tasks of RxJava 1, which are begun by whoever comes first, and set themselves anew.
 */
public final class Hystrix {
    private static final String ANSWERS =
            "setResponse|emitResponse|setComplete|setException|setExceptionIfResponseNotReceived";

    private Hystrix() {}

    public static Edge edge() {
        return Edge.between("hystrix", "commands and collapsers of Hystrix 1.5")
                .type("com.netflix.hystrix.strategy.concurrency.HystrixContextRunnable")
                .advice("<init>", Keep.class)
                .advice("run", ReopenLast.class)
                .type("com.netflix.hystrix.AbstractCommand$ExecutionHookApplication$1")
                .advice("<init>", Keep.class)
                .advice("onNext", ReopenOrNone.class)
                .advice("onError|onCompleted", ReopenLast.class)
                .type("com.netflix.hystrix.AbstractCommand$FallbackHookApplication$1")
                .advice("<init>", Keep.class)
                .advice("onNext", ReopenOrNone.class)
                .advice("onError|onCompleted", ReopenLast.class)
                .type("com.netflix.hystrix.collapser.RequestBatch")
                .advice("executeBatchIfNotAlreadyStarted", WithoutContext.class)
                .type("com.netflix.hystrix.collapser.CollapsedRequestObservableFunction") // until 1.5.3
                .advice("<init>", Keep.class)
                .advice(ANSWERS, ReopenOrNone.class)
                .type("com.netflix.hystrix.collapser.CollapsedRequestSubject")
                .advice("<init>", Keep.class)
                .advice("toObservable", Share.class)
                .advice(ANSWERS, ReopenOrNone.class)
                .type("rx.Scheduler$Worker")
                .advice("schedulePeriodically", WithoutContext.class);
    }

    static final class Share {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object answer) {
            Object others = Baton.reopen(answer);
            if (others == null) return;
            Object none = Baton.open(null);
            Baton.keep(answer);
            Baton.close(none);
            Baton.close(others);
        }
    }
}
