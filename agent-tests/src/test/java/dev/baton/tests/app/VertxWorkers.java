// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Vert.x's worker threads; {@code executeBlocking} is not the same in 3.9 and 5, so it is called by reflection. */
public final class VertxWorkers implements Hands {
    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Object pool = vertx.createSharedWorkerExecutor("pool", 2);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        try {
            switch (way) {
                case "executeBlocking":
                    executeBlocking(Context.class, context, task, true);
                    break;
                case "unordered":
                    executeBlocking(Context.class, context, task, false);
                    break;
                default:
                    executeBlocking(io.vertx.core.WorkerExecutor.class, pool, task, true);
            }
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void executeBlocking(Class<?> type, Object target, Runnable task, boolean isOrdered)
            throws ReflectiveOperationException {
        for (Method method : type.getMethods()) {
            if (!method.getName().equals("executeBlocking")) continue;
            Class<?>[] types = method.getParameterTypes();
            if (types.length == 2 && types[0] == Callable.class && types[1] == boolean.class) {
                Callable<String> callable = () -> {
                    task.run();
                    return "value";
                };
                Object unused = method.invoke(target, callable, isOrdered);
                return;
            }
        }
        Method method = type.getMethod("executeBlocking", Handler.class, boolean.class, Handler.class);
        Handler<Object> handler = promise -> {
            task.run();
            complete(promise);
        };
        Handler<Object> result = ignored -> {};
        Object unused = method.invoke(target, handler, isOrdered, result);
    }

    private static void complete(Object promise) {
        ((io.vertx.core.Promise<?>) promise).complete();
    }

    @Override
    public void close() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Handler<Object> count = ignored -> closed.countDown();
        try {
            close(count);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
        closed.await();
    }

    /** {@code close(Handler)} until 4, since then it returns a future. */
    private void close(Handler<Object> handler) throws ReflectiveOperationException {
        try {
            Object unused = Vertx.class.getMethod("close", Handler.class).invoke(vertx, handler);
        } catch (NoSuchMethodException newer) {
            Object future = Vertx.class.getMethod("close").invoke(vertx);
            Object unused = Class.forName("io.vertx.core.Future")
                    .getMethod("onComplete", Handler.class)
                    .invoke(future, handler);
        }
    }
}
