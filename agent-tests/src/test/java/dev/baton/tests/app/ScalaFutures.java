// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import scala.Function1;
import scala.concurrent.ExecutionContext;
import scala.concurrent.ExecutionContext$;
import scala.concurrent.Future$;
import scala.concurrent.Promise;
import scala.concurrent.Promise$;
import scala.util.Success;
import scala.util.Try;

/** Futures of Scala, from Java. */
public final class ScalaFutures implements Hands {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final ExecutionContext inPool = ExecutionContext$.MODULE$.fromExecutor(pool);
    private final ExecutionContext inPlace = ExecutionContext$.MODULE$.fromExecutor(Runnable::run);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Promise<String> promise = Promise$.MODULE$.apply();
        Function1<Try<String>, Object> callback = result -> {
            task.run();
            return result;
        };
        switch (way) {
            case "apply":
                Future$.MODULE$.apply(
                        () -> {
                            task.run();
                            return "value";
                        },
                        inPool);
                return;
            case "onComplete":
                promise.future().onComplete(callback, inPool);
                break;
            case "onCompleteInPlace":
                promise.future().onComplete(callback, inPlace);
                break;
            default:
                Function1<String, String> function = value -> {
                    task.run();
                    return value;
                };
                promise.future().map(value -> value, inPlace).map(function, inPool);
        }
        somebody.execute(() -> promise.complete(new Success<>("value")));
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
