// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The ways in which Vert.x calls back: on its event loops, or wherever somebody completes a promise. */
public final class VertxHops implements Hands {
    /** A paused consumer has room for 1000 messages, and drops what is more. */
    private static final int ROOM = 900;

    private final Semaphore room = new Semaphore(ROOM);
    private final Vertx vertx = Vertxs.start();
    private final Context context = vertx.getOrCreateContext();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, Runnable> tasks = new ConcurrentHashMap<>();
    private final MessageConsumer<Integer> paused;

    public VertxHops() {
        Handler<Message<Integer>> run = message -> tasks.remove(message.body()).run();
        vertx.eventBus().consumer("tasks", run);
        paused = vertx.eventBus().consumer("paused");
        paused.handler(run);
        paused.pause();
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Promise<String> promise = Promise.promise();
        Future<String> future = promise.future();
        switch (way) {
            case "runOnContext":
                context.runOnContext(ignored -> task.run());
                return;
            case "onComplete":
                future.onComplete(result -> task.run());
                break;
            case "secondListener":
                future.onComplete(result -> {});
                somebody.execute(() -> future.onComplete(result -> {}));
                future.onComplete(result -> task.run());
                break;
            case "compose":
                future.compose(value -> Future.succeededFuture(value))
                        .compose(value -> {
                            task.run();
                            return Future.succeededFuture(value);
                        })
                        .onComplete(result -> {});
                break;
            case "recover":
                future.recover(fault -> {
                            task.run();
                            return Future.succeededFuture("value");
                        })
                        .onComplete(result -> {});
                somebody.execute(() -> promise.fail("on purpose"));
                return;
            case "send":
                vertx.eventBus().send("tasks", number(task));
                return;
            default:
                take(room);
                vertx.eventBus().send("paused", number(() -> {
                    room.release();
                    task.run();
                }));
                somebody.execute(() -> paused.fetch(1));
                return;
        }
        somebody.execute(() -> promise.complete("value"));
    }

    private static void take(Semaphore room) {
        try {
            if (!room.tryAcquire(1, TimeUnit.MINUTES)) throw new IllegalStateException("messages are lost");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private int number(Runnable task) {
        int number = numbers.incrementAndGet();
        tasks.put(number, task);
        return number;
    }

    @Override
    public void close() throws Exception {
        Vertxs.close(vertx);
    }
}
