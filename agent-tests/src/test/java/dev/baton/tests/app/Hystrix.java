// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.netflix.hystrix.HystrixCollapser;
import com.netflix.hystrix.HystrixCollapserKey;
import com.netflix.hystrix.HystrixCollapserProperties;
import com.netflix.hystrix.HystrixCommand;
import com.netflix.hystrix.HystrixCommandGroupKey;
import com.netflix.hystrix.HystrixCommandKey;
import com.netflix.hystrix.HystrixCommandProperties;
import com.netflix.hystrix.HystrixObservableCommand;
import com.netflix.hystrix.HystrixThreadPoolProperties;
import com.netflix.hystrix.util.HystrixTimer;
import dev.baton.tests.carry.Hands;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import rx.Observable;
import rx.functions.Action0;
import rx.schedulers.Schedulers;

/** Commands and collapsers of Hystrix. */
public final class Hystrix implements Hands {
    private static final int MANY = 100_000;
    private static final int SOON = 10;
    private static final int TOO_LONG = 200;
    private static final int LATE = 60_000;
    private static final int BATCH = 3;
    private static final Action0 NOTHING = () -> {};

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Action0 work = task::run;
        switch (way) {
            case "run":
                Future<String> unused = new Command(work, LATE).queue();
                return;
            case "afterRun":
                onAnswer(new Command(NOTHING, LATE).toObservable(), task);
                return;
            case "timeOut":
                new Command(Hystrix::sleep, SOON, work).observe();
                return;
            case "emitted":
                onAnswer(new ObservableCommand(emittedBy(somebody)).toObservable(), task);
                return;
            case "collapsed":
                collapse(new Object(), task);
                return;
            case "batch":
                onAnswer(new Collapsed(new Object(), work).toObservable(), NOTHING::call);
                return;
            default:
                collapse(way, task);
        }
    }

    /** The timer is not to have the answer before there is who subscribes: that one would then run the task itself. */
    private static void collapse(Object question, Runnable task) {
        CountDownLatch asked = new CountDownLatch(1);
        onAnswer(new Collapsed(question, () -> await(asked)).toObservable(), task);
        asked.countDown();
    }

    private static void onAnswer(Observable<String> answer, Runnable task) {
        answer.subscribe(value -> {}, thrown -> {}, task::run);
    }

    private static Observable<String> emittedBy(Executor somebody) {
        return Observable.create(subscriber -> somebody.execute(() -> {
            subscriber.onNext("value");
            subscriber.onCompleted();
        }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(TOO_LONG);
            throw new IllegalStateException("the timer is late");
        } catch (InterruptedException timedOut) {
            Thread.currentThread().interrupt();
        }
    }

    private static HystrixCommandProperties.Setter properties(int timeout) {
        return HystrixCommandProperties.Setter()
                .withExecutionTimeoutInMilliseconds(timeout)
                .withExecutionIsolationSemaphoreMaxConcurrentRequests(MANY)
                .withFallbackIsolationSemaphoreMaxConcurrentRequests(MANY)
                .withCircuitBreakerEnabled(false)
                .withRequestCacheEnabled(false)
                .withRequestLogEnabled(false);
    }

    @Override
    public void close() {
        com.netflix.hystrix.Hystrix.reset();
        HystrixTimer.reset();
        Schedulers.shutdown();
    }

    /** On a thread of a pool. */
    private static final class Command extends HystrixCommand<String> {
        private final Action0 work;
        private final Action0 fallback;

        Command(Action0 work, int timeout) {
            this(work, timeout, NOTHING);
        }

        Command(Action0 work, int timeout, Action0 fallback) {
            super(Setter.withGroupKey(HystrixCommandGroupKey.Factory.asKey("group"))
                    .andCommandKey(HystrixCommandKey.Factory.asKey("command-" + timeout))
                    .andCommandPropertiesDefaults(properties(timeout))
                    .andThreadPoolPropertiesDefaults(HystrixThreadPoolProperties.Setter()
                            .withCoreSize(2)
                            .withMaxQueueSize(MANY)
                            .withQueueSizeRejectionThreshold(MANY)));
            this.work = work;
            this.fallback = fallback;
        }

        @Override
        protected String run() {
            work.call();
            return "value";
        }

        @Override
        protected String getFallback() {
            fallback.call();
            return "fallback";
        }
    }

    private static final class ObservableCommand extends HystrixObservableCommand<String> {
        private final Observable<String> answer;

        ObservableCommand(Observable<String> answer) {
            super(Setter.withGroupKey(HystrixCommandGroupKey.Factory.asKey("group"))
                    .andCommandKey(HystrixCommandKey.Factory.asKey("observable"))
                    .andCommandPropertiesDefaults(properties(LATE)));
            this.answer = answer;
        }

        @Override
        protected Observable<String> construct() {
            return answer;
        }
    }

    /** Everybody's questions become one command: by a timer, or by whoever asks the last that there is room for. */
    private static final class Collapsed extends HystrixCollapser<String, String, Collapsed> {
        private final Object question;
        private final Action0 work;

        Collapsed(Object question, Action0 work) {
            super(Setter.withCollapserKey(HystrixCollapserKey.Factory.asKey("collapser"))
                    .andScope(Scope.GLOBAL)
                    .andCollapserPropertiesDefaults(HystrixCollapserProperties.Setter()
                            .withTimerDelayInMilliseconds(SOON)
                            .withMaxRequestsInBatch(BATCH)));
            this.question = question;
            this.work = work;
        }

        @Override
        public Collapsed getRequestArgument() {
            return this;
        }

        @Override
        protected HystrixCommand<String> createCommand(Collection<CollapsedRequest<String, Collapsed>> requests) {
            return new Command(
                    () -> {
                        for (CollapsedRequest<String, Collapsed> each : requests)
                            each.getArgument().work.call();
                    },
                    LATE);
        }

        @Override
        protected void mapResponseToRequests(
                String response, Collection<CollapsedRequest<String, Collapsed>> requests) {
            for (CollapsedRequest<String, Collapsed> each : requests) each.setResponse(response);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Collapsed && ((Collapsed) other).question.equals(question);
        }

        @Override
        public int hashCode() {
            return question.hashCode();
        }
    }
}
