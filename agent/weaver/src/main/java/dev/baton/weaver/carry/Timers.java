// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import java.util.TimerTask;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Thrown;

/**
 * {@code java.util.Timer} of JDK 8–26: all its methods meet in {@code sched}. Tasks with a period are not captured: they
 * would keep the context of one request for ever. The timer's loop takes a task that it will not repeat out of its queue by
 * {@code removeMin}, runs it, and asks {@code isEmpty}; nobody else calls these two. As with {@link Executors}, an attached
 * Baton reaches timers that are inside their loop already.
 */
public final class Timers {
    private Timers() {}

    public static Edge edge() {
        return Edge.between("timer", "java.util.Timer of JDK 8–26")
                .type("java.util.Timer")
                .advice("sched", Sched.class, "java.util.TimerTask", "long", "long")
                .type("java.util.TaskQueue")
                .advice("removeMin", RemoveMin.class)
                .advice("isEmpty", IsEmpty.class);
    }

    static final class Sched {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) TimerTask task, @Argument(2) long period) {
            if (period == 0) Baton.capture(task);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Argument(0) TimerTask task, @Argument(2) long period, @Thrown Throwable refusal) {
            if (refusal != null && period == 0) Baton.release(task);
        }
    }

    static final class RemoveMin {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@FieldValue("queue") TimerTask[] queue) {
            Baton.switchTo(queue[1]);
        }
    }

    static final class IsEmpty {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Baton.switchTo(null);
        }
    }
}
