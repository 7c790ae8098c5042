// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.Meanwhile;
import dev.baton.weaver.advice.Reopen;
import dev.baton.weaver.advice.ReopenOrNone;
import io.netty.handler.codec.http.HttpRequest;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * What Vert.x 3.9–5 has contexts of its own for. Since 4 each request that a server gets and each message that a consumer gets
 * has one, a duplicate of its verticle's: whatever is dispatched there runs under the trace under which the duplicate was made,
 * whoever resumes the request or ends the one before it. A verticle's context is everybody's, and tasks for it bring their
 * own; in 3.9, where there is no other, it is the request object that is asked.
 *
 * <p>A message has the context of its sender, also when it waits for a consumer that is paused. A periodic timer has none.
 */
public final class VertxContexts {
    private static final String MESSAGE = "io.vertx.core.eventbus.Message";

    private VertxContexts() {}

    public static Edge edge() {
        return Edge.between("vertxcontexts", "requests' contexts, timers and event bus of Vert.x 3.9–5")
                .type("io.vertx.core.impl.DuplicatedContext")
                .advice("<init>", Keep.class)
                .advice("emit", Reopen.class, "java.lang.Object") // until 4.5
                .type("io.vertx.core.impl.ContextBase") // 5
                .advice("emit", Reopen.class, "java.lang.Object", "io.vertx.core.Handler")
                .type("io.vertx.core.impl.AbstractContext") // until 4.2
                .advice("dispatch", Reopen.class, "java.lang.Object", "io.vertx.core.Handler")
                .advice("dispatch", Reopen.class, "java.lang.Runnable")
                .type("io.vertx.core.impl.ContextInternal") // 4.3
                .advice("dispatch", Reopen.class, "java.lang.Object", "io.vertx.core.Handler")
                .advice("dispatch", Reopen.class, "java.lang.Runnable")
                .type("io.vertx.core.internal.ContextInternal") // 5
                .advice("dispatch", Reopen.class, "java.lang.Object", "io.vertx.core.Handler")
                .advice("dispatch", Reopen.class, "java.lang.Runnable")
                .type("io.vertx.core.impl.VertxImpl$InternalTimerHandler")
                .advice("handle", Tick.class, "java.lang.Void")
                .type("io.vertx.core.eventbus.impl.MessageImpl")
                .advice("<init>", Keep.class)
                .type("io.vertx.core.eventbus.impl.HandlerRegistration") // 3.9; since 4 it has no such method
                .advice("<init>", Keep.class, "io.vertx.core.Vertx")
                .advice("deliver", DeliverOrReply.class, "io.vertx.core.Handler", MESSAGE)
                .type("io.vertx.core.eventbus.impl.MessageConsumerImpl") // 4
                .advice("deliver", Deliver.class, "io.vertx.core.Handler", MESSAGE)
                .type("io.vertx.core.eventbus.impl.MessageConsumerImpl$1") // 5
                .advice("handleMessage", Given.class, MESSAGE)
                .type("io.vertx.core.http.impl.HttpServerRequestImpl") // 3.9
                .advice("<init>", Keep.class)
                .advice("onData|onEnd|handleException", ReopenOrNone.class)
                .type("io.vertx.core.http.impl.Http2ServerRequestImpl") // 3.9
                .advice("<init>", Keep.class)
                .advice("handleData|handleEnd|handleException|handleReset", ReopenOrNone.class)
                .type("io.vertx.core.http.impl.Http1xServerConnection")
                .advice("handleNext", Given.class) // until 4.0 on the connection's context
                .type("io.vertx.core.http.impl.Http1xServerRequest") // 4.0–5.0
                .advice("<init>", Keep.class)
                .type("io.vertx.core.net.impl.VertxConnection") // 5
                .advice("addPending", Wait.class, "java.lang.Object")
                .advice("checkPendingMessages", Meanwhile.class)
                .switchesToPolled("checkPendingMessages");
    }

    static final class Tick {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@FieldValue("periodic") boolean isPeriodic) {
            return isPeriodic && Baton.current() != null ? Baton.open(null) : null;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class Deliver {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(1) Object message) {
            return Baton.reopenOrNone(message);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** A reply belongs to the one who asked for it, whoever gave it. */
    static final class DeliverOrReply {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @This Object consumer,
                @FieldValue("asyncResultHandler") @Nullable Object asking,
                @Argument(1) Object message) {
            return Baton.reopenOrNone(asking == null ? message : consumer);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class Given {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Object message) {
            return Baton.reopenOrNone(message);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** Of what a connection reads while it still answers, it is requests that contexts are made for. */
    static final class Wait {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) @Nullable Object message) {
            if (message instanceof HttpRequest) Baton.capture(message);
        }
    }
}
