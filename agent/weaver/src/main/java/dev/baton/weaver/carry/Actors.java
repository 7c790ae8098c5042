// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Capture;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.KeepIfAny;
import dev.baton.weaver.advice.Meanwhile;
import dev.baton.weaver.advice.ReopenLast;
import dev.baton.weaver.advice.ReopenOrNone;
import dev.baton.weaver.advice.WithoutContext;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.jspecify.annotations.Nullable;

/**
 * Actors of Akka 2.5–2.6 and Pekko 1, classic and typed: each message is handled in the context of the one who sent it, on
 * whatever dispatcher and however long an actor has stashed it. The envelope of a message is made for one send; the message
 * itself may be anybody's. A typed actor stashes that alone, in a node of its own, and handles what it lets out one after the
 * other, in the middle of another message.
 *
 * <p>What a persistent actor does when an event has been written it does for the one whose command it was, although the journal
 * writes many together, and tells of them in the order in which they came.
 *
 * <p>An actor is made, restarted and stopped in the context of the one who asked for that. What is scheduled once brings its
 * context; what is scheduled again and again has none, nor has an actor's receive timeout, nor an extension, which is made for all.
 */
public final class Actors {
    private static final String[] PACKAGES = {"akka", "org.apache.pekko"};

    private Actors() {}

    public static Edge edge() {
        Edge edge = Edge.between("actors", "actors of Akka 2.5–2.6 and Pekko 1");
        for (String root : PACKAGES) {
            edge.type(root + ".dispatch.Envelope").advice("<init>", KeepIfAny.class);
            // NoMessage, an object that all share, has to stay out of it.
            for (String message :
                    new String[] {"Create", "Recreate", "Supervise", "Failed", "Terminate", "DeathWatchNotification"}) {
                edge.type(root + ".dispatch.sysmsg." + message).advice("<init>", KeepIfAny.class);
            }
            edge.type(root + ".dispatch.TaskInvocation") // up to 2.5, dispatchers have a ForkJoinPool of their own
                    .advice("<init>", KeepIfAny.class)
                    .advice("run", ReopenLast.class)
                    .type(root + ".actor.ActorCell")
                    .advice("invoke", Receive.class, root + ".dispatch.Envelope")
                    .advice("systemInvoke", Obey.class, root + ".dispatch.sysmsg.SystemMessage")
                    .type(root + ".actor.typed.internal.StashBufferImpl$Node")
                    .advice("<init>", Capture.class)
                    .type(root + ".actor.typed.internal.StashBufferImpl")
                    .advice("interpretUnstashedMessages", Meanwhile.class)
                    .advice(root.replace('.', '$') + LET_OUT, LetOut.class)
                    .type(root + ".persistence.Eventsourced$AsyncHandlerInvocation")
                    .advice("<init>", KeepIfAny.class)
                    .type(root + ".persistence.Eventsourced$StashingHandlerInvocation")
                    .advice("<init>", KeepIfAny.class)
                    .type(root + ".persistence.Eventsourced")
                    .advice(root.replace('.', '$') + PERSISTED, Meanwhile.class)
                    .reopensPeeked(root.replace('.', '$') + PERSISTED)
                    .type(root + ".persistence.typed.internal.Running$PersistingEvents")
                    .advice("<init>", KeepIfAny.class)
                    .advice("onJournalResponse", ReopenOrNone.class)
                    .type(root + ".actor.dungeon.ReceiveTimeout") // 1.7 calls it past ActorCell's own method
                    .advice("checkReceiveTimeout", WithoutContext.class)
                    .type(root + ".actor.ActorSystemImpl")
                    .advice("registerExtension", WithoutContext.class)
                    .type(root + ".actor.LightArrayRevolverScheduler$TaskHolder")
                    .advice("<init>", Keep.class)
                    .advice("executeTask", ReopenLast.class)
                    .type(root + ".actor.LightArrayRevolverScheduler")
                    .advice("schedule", WithoutContext.class, DURATION, DURATION, "java.lang.Runnable")
                    .advice("scheduleWithFixedDelay", WithoutContext.class, DURATION, DURATION, "java.lang.Runnable");
        }
        return edge;
    }

    /** The method next to it, which Akka has for this, is empty, and so compiled away from 1.1 of Pekko on. */
    private static final String LET_OUT = "$actor$typed$internal$StashBufferImpl$$dropHeadForUnstash";

    private static final String PERSISTED = "$persistence$Eventsourced$$peekApplyHandler";

    private static final String DURATION = "scala.concurrent.duration.FiniteDuration";

    static final class Receive {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Object envelope) {
            return Baton.keeps() ? Baton.reopenOrNone(envelope) : null;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** Since 2.6. Until the next is let out, or all of them have been handled. */
    static final class LetOut {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return @Nullable Object node) {
            if (node != null) Baton.switchTo(node);
        }
    }

    /**
     * Nobody stashes what the system sends. A supervisor handles a failure as if it were an ordinary message, which it then
     * has until its next one, and that may never come.
     */
    static final class Obey {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Object message) {
            if (!Baton.keeps()) return null;
            Object scope = Baton.reopenOrNone(message);
            Baton.forget(message);
            return scope;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Enter @Nullable Object scope,
                @Argument(0) Object message,
                @FieldValue("currentMessage") @Nullable Object envelope) {
            Baton.close(scope);
            if (envelope != null && message.getClass().getName().endsWith(".Failed")) Baton.forget(envelope);
        }
    }
}
