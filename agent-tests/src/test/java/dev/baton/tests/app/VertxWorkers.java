// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
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
                case "two pools":
                    context.runOnContext(ignored -> inTwoPools(task, somebody));
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

    /** In the line of the context, of which one pool's thread finds what another's is to run. */
    private void inTwoPools(Runnable task, Executor somebody) {
        CountDownLatch queued = new CountDownLatch(1);
        try {
            executeBlocking(Vertx.class, vertx, () -> Gates.pass(queued), true);
            executeBlocking(io.vertx.core.WorkerExecutor.class, pool, task, true);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
        somebody.execute(queued::countDown);
    }

    private static void executeBlocking(Class<?> type, Object target, Runnable task, boolean isOrdered)
            throws ReflectiveOperationException {
        executeBlocking(type, target, task, isOrdered, ignored -> {});
    }

    /** On the context of whoever calls, in order. */
    static void executeBlocking(Vertx vertx, Runnable task, Handler<AsyncResult<Object>> result) {
        try {
            executeBlocking(Vertx.class, vertx, task, true, result);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void executeBlocking(
            Class<?> type, Object target, Runnable task, boolean isOrdered, Handler<AsyncResult<Object>> result)
            throws ReflectiveOperationException {
        for (Method method : type.getMethods()) {
            if (!method.getName().equals("executeBlocking")) continue;
            Class<?>[] types = method.getParameterTypes();
            if (types.length == 2 && types[0] == Callable.class && types[1] == boolean.class) {
                Callable<Object> callable = () -> {
                    task.run();
                    return "value";
                };
                @SuppressWarnings("unchecked") // what the callable gives
                Future<Object> future = (Future<Object>) method.invoke(target, callable, isOrdered);
                future.onComplete(result);
                return;
            }
        }
        Method method = type.getMethod("executeBlocking", Handler.class, boolean.class, Handler.class);
        Handler<Object> handler = promise -> {
            task.run();
            ((Promise<?>) promise).complete();
        };
        Object unused = method.invoke(target, handler, isOrdered, result);
    }

    @Override
    public void close() throws Exception {
        Vertxs.close(vertx);
    }
}
