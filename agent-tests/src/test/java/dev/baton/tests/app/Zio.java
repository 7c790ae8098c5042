// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import scala.Function0;
import scala.concurrent.ExecutionContext;
import scala.concurrent.ExecutionContext$;
import scala.runtime.BoxedUnit;
import zio.FiberId;
import zio.Runtime;
import zio.Runtime$;
import zio.Trace$;
import zio.Unsafe$;
import zio.ZIO;
import zio.ZIO$;

/** Fibers of ZIO, on its own pool, where they block, and elsewhere. */
public final class Zio implements Hands {
    private static final Object TRACE = Trace$.MODULE$.empty();

    private final Runtime<Object> runtime;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final ExecutionContext inPool = ExecutionContext$.MODULE$.fromExecutor(pool);

    /** What it is called is a keyword of Java's. */
    @SuppressWarnings("unchecked") // so ZIO says
    public Zio() throws ReflectiveOperationException {
        runtime = (Runtime<Object>) Runtime$.class.getMethod("default").invoke(Runtime$.MODULE$);
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Function0<BoxedUnit> run = () -> {
            task.run();
            return BoxedUnit.UNIT;
        };
        ZIO<Object, ?, ?> program = program(way, ZIO$.MODULE$.attempt(run, TRACE), run, somebody);
        if (way.equals("run")) {
            runtime.unsafe().run(program, TRACE, Unsafe$.MODULE$.unsafe());
            return;
        }
        // It begins on this thread, and stays where it need not wait.
        runtime.unsafe()
                .fork(ZIO$.MODULE$.yieldNow(TRACE).flatMap(unit -> program, TRACE), TRACE, Unsafe$.MODULE$.unsafe());
    }

    private ZIO<Object, ?, ?> program(
            String way, ZIO<Object, Throwable, BoxedUnit> work, Function0<BoxedUnit> run, Executor somebody) {
        switch (way) {
            case "run":
            case "child":
                return work.forkDaemon(TRACE);
            case "blocking":
                return ZIO$.MODULE$.attemptBlocking(run, TRACE);
            case "onExecutionContext":
                return work.onExecutionContext(() -> inPool, TRACE);
            case "yield":
                return work;
            case "sleep":
                return ZIO$.MODULE$.sleep(() -> Duration.ofMillis(1), TRACE).flatMap(unit -> work, TRACE);
            default:
                ZIO<Object, Throwable, BoxedUnit> answer = ZIO$.MODULE$.attempt(() -> BoxedUnit.UNIT, TRACE);
                return ZIO$.MODULE$
                        .<Object, Throwable, BoxedUnit>async(
                                callback -> {
                                    somebody.execute(() -> callback.apply(answer));
                                    return BoxedUnit.UNIT;
                                },
                                () -> FiberId.None$.MODULE$,
                                TRACE)
                        .flatMap(unit -> work, TRACE);
        }
    }

    /** Its runtime is everybody's, and stays. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
