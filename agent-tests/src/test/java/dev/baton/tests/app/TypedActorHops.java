// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

/** As {@link ActorHops}, with typed actors, which here take any object. */
public final class TypedActorHops implements Hands {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CAPACITY = 1_000_000;

    private final ActorSystem<Object> system = ActorSystem.create(Behaviors.ignore(), "tests", ActorHops.settings());
    private final AtomicInteger names = new AtomicInteger();
    private final CompletableFuture<ActorRef<Letter>> adapter = new CompletableFuture<>();
    private final ActorRef<Object> runner = start(running());
    private final ActorRef<Object> answerer = start(Behaviors.receive((context, message) -> {
        Question question = (Question) message;
        question.somebody.execute(() -> question.asker.tell("answer"));
        return Behaviors.same();
    }));
    private final ActorRef<Object> piper = start(Behaviors.receive((context, message) -> {
        if (message instanceof Pipe) {
            Pipe pipe = (Pipe) message;
            CompletableFuture<Object> stage = new CompletableFuture<>();
            context.pipeToSelf(stage, (value, fault) -> pipe.task);
            pipe.somebody.execute(() -> stage.complete("value"));
        } else {
            ((Runnable) message).run();
        }
        return Behaviors.same();
    }));
    private final ActorRef<Object> one = start(stashing(1));
    private final ActorRef<Object> all = start(stashing(CAPACITY));
    private final ActorRef<Object> timer =
            start(Behaviors.withTimers(timers -> Behaviors.receive((context, message) -> {
                if (message instanceof Letter) ((Letter) message).task.run();
                else timers.startSingleTimer(new Object(), new Letter((Runnable) message), SOON);
                return Behaviors.same();
            })));
    private final ActorRef<Object> scheduler = start(Behaviors.receive((context, task) -> {
        Object unused = context.scheduleOnce(SOON, runner, task);
        return Behaviors.same();
    }));

    private final ActorRef<Object> parent = start(Behaviors.receive((context, behavior) -> {
        @SuppressWarnings("unchecked") // what is sent to it
        Object unused = context.spawnAnonymous((Behavior<Object>) behavior);
        return Behaviors.same();
    }));

    public TypedActorHops() {
        Object unused = start(Behaviors.setup(context -> {
            adapter.complete(context.messageAdapter(Letter.class, letter -> letter.task));
            return running();
        }));
        unused = Adapter.toClassic(system)
                .eventStream()
                .subscribe(
                        Adapter.toClassic(start(Behaviors.receive((context, letter) -> {
                            Object message = ((DeadLetter) letter).message();
                            if (message instanceof Runnable) ((Runnable) message).run();
                            return Behaviors.same();
                        }))),
                        DeadLetter.class);
    }

    /** It goes on as it was when a task throws. */
    private ActorRef<Object> start(Behavior<Object> behavior) {
        return system.systemActorOf(
                Behaviors.supervise(behavior).onFailure(SupervisorStrategy.resume()),
                "actor" + names.incrementAndGet(),
                Props.empty());
    }

    private static Behavior<Object> running() {
        return Behaviors.receive((context, message) -> {
            ((Runnable) message).run();
            return Behaviors.same();
        });
    }

    private static Behavior<Object> stashing(int atATime) {
        return Behaviors.withStash(CAPACITY, stash -> new Stasher(stash, atATime).behavior);
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Object unused;
        switch (way) {
            case "tell":
                runner.tell(task);
                return;
            case "adapter":
                adapter.join().tell(new Letter(task));
                return;
            case "ask":
                CompletionStage<Object> answer =
                        AskPattern.ask(answerer, asker -> new Question(somebody, asker), PATIENCE, system.scheduler());
                unused = answer.thenAccept(ignored -> task.run());
                return;
            case "pipeToSelf":
                piper.tell(new Pipe(task, somebody));
                return;
            case "stash":
                letOut(one, task, somebody);
                return;
            case "stashAll":
                letOut(all, task, somebody);
                return;
            case "deadLetter":
                letOut(start(Behaviors.withStash(CAPACITY, TypedActorHops::ending)), task, somebody);
                return;
            case "scheduleOnce":
                scheduler.tell(task);
                return;
            case "timer":
                timer.tell(task);
                return;
            case "start":
                parent.tell(Behaviors.setup(context -> {
                    task.run();
                    return Behaviors.stopped();
                }));
                return;
            case "stop":
                ActorRef<Object> mortal =
                        start(Behaviors.receive((context, message) -> Behaviors.stopped(), (context, signal) -> {
                            if (signal instanceof PostStop) task.run();
                            return Behaviors.same();
                        }));
                mortal.tell("stop");
                return;
            case "periodic":
                unused = start(Behaviors.withTimers(timers -> {
                    timers.startTimerWithFixedDelay("periodic", task, SOON);
                    return Behaviors.receive((context, message) -> {
                        timers.cancel("periodic");
                        ((Runnable) message).run();
                        return Behaviors.stopped();
                    });
                }));
                return;
            case "receiveTimeout":
                unused = start(Behaviors.setup(idle -> {
                    idle.setReceiveTimeout(SOON, task);
                    return Behaviors.receive((context, message) -> {
                        ((Runnable) message).run();
                        return Behaviors.stopped();
                    });
                }));
                return;
            default:
                throw new IllegalArgumentException(way);
        }
    }

    private static void letOut(ActorRef<Object> stasher, Runnable task, Executor somebody) {
        stasher.tell(task);
        somebody.execute(() -> stasher.tell("open"));
    }

    /** What waits when it ends are dead letters. */
    private static Behavior<Object> ending(StashBuffer<Object> stash) {
        return Behaviors.receive((context, message) -> {
            if (!(message instanceof Runnable)) return stash.unstashAll(Behaviors.stopped());
            stash.stash(message);
            return Behaviors.same();
        });
    }

    @Override
    public void close() throws Exception {
        system.terminate();
        Object unused = system.getWhenTerminated().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    /** What is no task lets out so many of those that wait. */
    private static final class Stasher {
        private final StashBuffer<Object> stash;
        private final int atATime;
        private final Behavior<Object> behavior = Behaviors.receive((context, message) -> receive(message));
        private int out;

        Stasher(StashBuffer<Object> stash, int atATime) {
            this.stash = stash;
            this.atATime = atATime;
        }

        private Behavior<Object> receive(Object message) {
            if (!(message instanceof Runnable)) {
                out = Math.min(atATime, stash.size());
                return stash.unstash(behavior, out, Function.identity());
            }
            if (out == 0) {
                stash.stash(message);
            } else {
                out--;
                ((Runnable) message).run();
            }
            return Behaviors.same();
        }
    }

    private static final class Letter {
        final Runnable task;

        Letter(Runnable task) {
            this.task = task;
        }
    }

    private static final class Question {
        final Executor somebody;
        final ActorRef<Object> asker;

        Question(Executor somebody, ActorRef<Object> asker) {
            this.somebody = somebody;
            this.asker = asker;
        }
    }

    private static final class Pipe {
        final Runnable task;
        final Executor somebody;

        Pipe(Runnable task, Executor somebody) {
            this.task = task;
            this.somebody = somebody;
        }
    }
}
