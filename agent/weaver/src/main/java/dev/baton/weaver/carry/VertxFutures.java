// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Meanwhile;
import java.util.List;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.asm.Advice.Thrown;
import org.jspecify.annotations.Nullable;

/**
 * Futures of Vert.x 3.9–5: what {@code onComplete}, {@code map}, {@code compose} and the others are given runs in the context
 * of the one who called them, whoever completes the promise. One listener may wait at many futures, so its context is noted for
 * the two together; where a future has a list of them, it is handed over right before the list is worked off.
 *
 * <p>A listener that is sent to an event loop first gets there as a task, with the context.
 */
public final class VertxFutures {
    private static final String HANDLER = "io.vertx.core.Handler";

    private VertxFutures() {}

    public static Edge edge() {
        return Edge.between("vertxfutures", "futures of Vert.x 3.9–5")
                .type("io.vertx.core.impl.future.FutureImpl")
                .advice("addListener", Listen.class)
                .advice("removeListener", Leave.class)
                .type("io.vertx.core.impl.future.SucceededFuture")
                .advice("addListener", Listen.class)
                .type("io.vertx.core.impl.future.FailedFuture")
                .advice("addListener", Listen.class)
                .type("io.vertx.core.impl.future.FutureBase")
                .advice("emitSuccess|emitFailure", Emit.class, "*", "io.vertx.core.impl.future.Listener") // 4
                .advice("emitResult", EmitResult.class, "java.lang.Object", "java.lang.Throwable") // 5
                .type("io.vertx.core.impl.future.FutureImpl$ListenerArray")
                .advice("onSuccess|onFailure|complete", Meanwhile.class)
                .switchesToNext("onSuccess|onFailure|complete")
                .type("io.vertx.core.impl.FutureImpl") // 3.9
                .advice("onComplete", Listen.class, HANDLER)
                .advice("tryComplete", Complete.class, "java.lang.Object")
                .advice("tryFail", Complete.class, "java.lang.Throwable")
                .advice("dispatch", Meanwhile.class, HANDLER)
                .advice("dispatch", Rest.class, HANDLER)
                .switchesToNext("dispatch", HANDLER)
                .type("io.vertx.core.impl.FutureImpl$Handlers")
                .advice("handle", Meanwhile.class, "io.vertx.core.AsyncResult")
                .advice("handle", RestOfThese.class, "io.vertx.core.AsyncResult")
                .switchesToNext("handle", "io.vertx.core.AsyncResult");
    }

    static final class Listen {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object future, @Argument(0) @Nullable Object listener) {
            Object context = Baton.current();
            if (context != null && listener != null) Baton.note(future, listener, context);
        }
    }

    static final class Leave {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object future, @Argument(0) @Nullable Object listener) {
            if (listener != null) Baton.note(future, listener, null);
        }
    }

    static final class Emit {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object future, @Argument(1) @Nullable Object listener) {
            if (!Baton.keeps() || listener == null) return null;
            if (listener instanceof List) {
                for (Object each : ((List<?>) listener).toArray()) {
                    if (each == null) continue;
                    Object scope = Baton.open(Baton.noted(future, each));
                    Baton.note(future, each, null);
                    Baton.capture(each);
                    Baton.close(scope);
                }
                return null;
            }
            Object context = Baton.noted(future, listener);
            if (context != null) Baton.note(future, listener, null);
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class EmitResult {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object future, @Argument(2) @Nullable Object listener) {
            if (!Baton.keeps() || listener == null) return null;
            if (listener instanceof List) {
                for (Object each : ((List<?>) listener).toArray()) {
                    if (each == null) continue;
                    Object scope = Baton.open(Baton.noted(future, each));
                    Baton.note(future, each, null);
                    Baton.capture(each);
                    Baton.close(scope);
                }
                return null;
            }
            Object context = Baton.noted(future, listener);
            if (context != null) Baton.note(future, listener, null);
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** Whoever begins to listen just then, for which nothing is locked here, is called under no context. */
    static final class Complete {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object future, @FieldValue("handler") @Nullable Object listener) {
            if (!Baton.keeps()) return null;
            if (listener instanceof List) {
                for (Object each : ((List<?>) listener).toArray()) {
                    if (each == null) continue;
                    Object scope = Baton.open(Baton.noted(future, each));
                    Baton.note(future, each, null);
                    Baton.capture(each);
                    Baton.close(scope);
                }
                return Baton.open(null);
            }
            Object context = listener == null ? null : Baton.noted(future, listener);
            if (context != null && listener != null) Baton.note(future, listener, null);
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** In 3.9 a listener that throws keeps those behind it in the list from being called. */
    static final class Rest {
        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Argument(0) Object listener, @Thrown @Nullable Throwable fault) {
            if (fault == null || !(listener instanceof List)) return;
            for (Object each : ((List<?>) listener).toArray()) Baton.drop(each);
        }
    }

    static final class RestOfThese {
        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@This Object listeners, @Thrown @Nullable Throwable fault) {
            if (fault == null) return;
            for (Object each : ((List<?>) listeners).toArray()) Baton.drop(each);
        }
    }
}
