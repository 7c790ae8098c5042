// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import cats.effect.IO;
import cats.effect.IO$;
import cats.effect.unsafe.IORuntime;
import cats.effect.unsafe.IORuntime$;
import dev.baton.tests.carry.Hands;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import scala.Function0;
import scala.concurrent.ExecutionContext;
import scala.concurrent.ExecutionContext$;
import scala.runtime.BoxedUnit;
import scala.util.Right;

/** Fibers of cats-effect, on its own pool, where they block, and elsewhere. */
public final class CatsEffect implements Hands {
    private final IORuntime runtime = IORuntime$.MODULE$.global();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final ExecutionContext inPool = ExecutionContext$.MODULE$.fromExecutor(pool);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Function0<BoxedUnit> run = () -> {
            task.run();
            return BoxedUnit.UNIT;
        };
        IO<BoxedUnit> work = IO$.MODULE$.delay(run);
        program(way, work, run, somebody).unsafeRunAsync(outcome -> BoxedUnit.UNIT, runtime);
    }

    private IO<?> program(String way, IO<BoxedUnit> work, Function0<BoxedUnit> run, Executor somebody) {
        switch (way) {
            case "run":
                return work;
            case "start":
                return work.start();
            case "blocking":
                return IO$.MODULE$.blocking(run);
            case "evalOn":
                return work.evalOn(inPool);
            case "cede":
                return IO$.MODULE$.cede().flatMap(unit -> work);
            default:
                return IO$.MODULE$
                        .<BoxedUnit>async_(callback -> {
                            somebody.execute(() -> callback.apply(new Right<>(BoxedUnit.UNIT)));
                            return BoxedUnit.UNIT;
                        })
                        .flatMap(unit -> work);
        }
    }

    /** Its runtime is everybody's, and stays. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
