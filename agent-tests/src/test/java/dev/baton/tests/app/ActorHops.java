// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.baton.tests.carry.Hands;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.AbstractActorWithStash;
import org.apache.pekko.actor.AbstractActorWithTimers;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.ReceiveTimeout;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.routing.RoundRobinPool;
import scala.Function1;
import scala.concurrent.Await;
import scala.concurrent.Promise;
import scala.concurrent.Promise$;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;
import scala.util.Success;
import scala.util.Try;

/** The ways in which actors get their messages, and what is beside them: schedulers, dispatchers, beginnings and ends. */
public final class ActorHops implements Hands {
    private static final FiniteDuration SOON = Duration.create(1, TimeUnit.MILLISECONDS);
    private static final int PATIENCE_MILLIS = 60_000;

    /** Where the library's classes are, whether it is Akka or Pekko. */
    static final String ROOT = ActorSystem.class.getName().replace(".actor.ActorSystem", "");

    private final ActorSystem system = start();
    private final ActorRef runner = system.actorOf(Props.create(Runner.class), "runner");
    private final ActorRef forwarder = system.actorOf(Props.create(Forwarder.class, runner));
    private final ActorRef answerer = system.actorOf(Props.create(Answerer.class));
    private final ActorRef stasher = system.actorOf(Props.create(Stasher.class));
    private final ActorRef timer = system.actorOf(Props.create(Timer.class));
    private final ActorRef parent = system.actorOf(Props.create(Parent.class));
    private final ActorRef router = system.actorOf(new RoundRobinPool(3).props(Props.create(Runner.class)));

    public ActorHops() {
        Object unused =
                system.eventStream().subscribe(system.actorOf(Props.create(Undertaker.class)), DeadLetter.class);
    }

    static ActorSystem start() {
        return ActorSystem.create("tests", settings(), ActorHops.class.getClassLoader());
    }

    static Config settings() {
        String akka = ROOT.substring(ROOT.lastIndexOf('.') + 1);
        String settings = akka + " { loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off, daemonic = on,"
                + " scheduler.tick-duration = 1ms, http.server.preview.enable-http2 = on, http.server.enable-http2 = on,"
                + " http.server.pipelining-limit = 16, http.host-connection-pool.max-open-requests = 16384, http.host-connection-pool.max-connections = 5,"
                + " jvm-exit-on-fatal-error = off, coordinated-shutdown.run-by-jvm-shutdown-hook = off }\n"
                + "bounded { mailbox-type = " + ROOT + ".dispatch.BoundedMailbox, mailbox-capacity = 100000,"
                + " mailbox-push-timeout-time = 10s }\n"
                + "control { mailbox-type = " + ROOT + ".dispatch.UnboundedControlAwareMailbox }\n"
                + "pool { type = Dispatcher, executor = thread-pool-executor, throughput = 1 }\n"
                + "pinned { type = PinnedDispatcher, executor = thread-pool-executor }\n"
                + "affinity { type = Dispatcher, executor = affinity-pool-executor, throughput = 5 }\n";
        return ConfigFactory.parseString(settings).withFallback(ConfigFactory.load(ActorHops.class.getClassLoader()));
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Object unused;
        switch (way) {
            case "tell":
                runner.tell(task, ActorRef.noSender());
                return;
            case "forward":
                forwarder.tell(task, ActorRef.noSender());
                return;
            case "ask":
                Function1<Try<Object>, Object> answered = answer -> {
                    task.run();
                    return answer;
                };
                Patterns.ask(answerer, somebody, PATIENCE_MILLIS).onComplete(answered, system.dispatcher());
                return;
            case "pipeTo":
                Promise<Object> promise = Promise$.MODULE$.apply();
                unused = Patterns.pipe(promise.future(), system.dispatcher()).to(runner);
                somebody.execute(() -> promise.complete(new Success<>(task)));
                return;
            case "stash":
                stasher.tell(task, ActorRef.noSender());
                somebody.execute(() -> stasher.tell("open", ActorRef.noSender()));
                return;
            case "scheduleOnce":
                unused = system.scheduler().scheduleOnce(SOON, task, system.dispatcher());
                return;
            case "scheduleMessage":
                unused = system.scheduler().scheduleOnce(SOON, runner, task, system.dispatcher(), ActorRef.noSender());
                return;
            case "timer":
                timer.tell(task, ActorRef.noSender());
                return;
            case "router":
                router.tell(task, ActorRef.noSender());
                return;
            case "selection":
                system.actorSelection("/user/runner").tell(task, ActorRef.noSender());
                return;
            case "deadLetter":
                system.deadLetters().tell(task, ActorRef.noSender());
                return;
            case "start":
                unused = system.actorOf(Props.create(Starter.class, task));
                return;
            case "child":
                parent.tell(task, ActorRef.noSender());
                return;
            case "restart":
                runner.tell(new Failure(task), ActorRef.noSender());
                return;
            case "stop":
                ActorRef mortal = system.actorOf(Props.create(Mortal.class, task));
                mortal.tell(PoisonPill.getInstance(), ActorRef.noSender());
                return;
            case "executor":
                system.dispatcher().execute(task);
                return;
            case "bounded":
            case "control":
                ActorRef boxed = system.actorOf(Props.create(Runner.class).withMailbox(way));
                boxed.tell(task, ActorRef.noSender());
                boxed.tell(PoisonPill.getInstance(), ActorRef.noSender());
                return;
            case "pool":
            case "pinned":
            case "affinity":
                ActorRef dispatched = system.actorOf(Props.create(Runner.class).withDispatcher(way));
                dispatched.tell(task, ActorRef.noSender());
                dispatched.tell(PoisonPill.getInstance(), ActorRef.noSender());
                return;
            case "periodic":
                Cancellable[] periodic = {null};
                synchronized (periodic) {
                    periodic[0] = schedule(() -> {
                        synchronized (periodic) {
                            if (periodic[0].cancel()) task.run();
                        }
                    });
                }
                return;
            case "receiveTimeout":
                unused = system.actorOf(Props.create(Idle.class, task));
                return;
            default:
                throw new IllegalArgumentException(way);
        }
    }

    /** Again and again; the method has another name since 2.6. */
    @SuppressWarnings("deprecation")
    private Cancellable schedule(Runnable task) {
        return system.scheduler().schedule(SOON, SOON, task, system.dispatcher());
    }

    @Override
    public void close() throws Exception {
        Object unused = Await.result(system.terminate(), Duration.create(1, TimeUnit.MINUTES));
    }

    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Runnable task;

        Failure(Runnable task) {
            this.task = task;
        }
    }

    public static class Runner extends AbstractActor {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(Runnable.class, Runnable::run)
                    .match(Failure.class, failure -> {
                        throw failure;
                    })
                    .build();
        }

        @Override
        public void postRestart(Throwable reason) {
            if (reason instanceof Failure) ((Failure) reason).task.run();
        }
    }

    public static final class Forwarder extends AbstractActor {
        private final ActorRef to;

        public Forwarder(ActorRef to) {
            this.to = to;
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .matchAny(any -> to.forward(any, getContext()))
                    .build();
        }
    }

    public static final class Answerer extends AbstractActor {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(Executor.class, somebody -> {
                        ActorRef asker = getSender();
                        somebody.execute(() -> asker.tell("answer", ActorRef.noSender()));
                    })
                    .build();
        }
    }

    /** Each time it is opened it runs one of the tasks that wait. */
    public static final class Stasher extends AbstractActorWithStash {
        private Receive closed;

        @Override
        public Receive createReceive() {
            Receive open = receiveBuilder()
                    .match(Runnable.class, task -> {
                        getContext().become(closed);
                        task.run();
                    })
                    .matchAny(any -> stash())
                    .build();
            closed = receiveBuilder()
                    .match(Runnable.class, task -> stash())
                    .matchAny(any -> {
                        unstashAll();
                        getContext().become(open);
                    })
                    .build();
            return closed;
        }
    }

    public static final class Timer extends AbstractActorWithTimers {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(Runnable.class, task -> getTimers()
                            .startSingleTimer(new Object(), new Runnable[] {task}, SOON))
                    .match(Runnable[].class, task -> task[0].run())
                    .build();
        }
    }

    public static final class Starter extends AbstractActor {
        private final Runnable task;

        public Starter(Runnable task) {
            this.task = task;
        }

        @Override
        public void preStart() {
            getContext().stop(getSelf());
            task.run();
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder().build();
        }
    }

    public static final class Mortal extends AbstractActor {
        private final Runnable task;

        public Mortal(Runnable task) {
            this.task = task;
        }

        @Override
        public void postStop() {
            task.run();
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder().build();
        }
    }

    public static final class Parent extends AbstractActor {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(Runnable.class, task -> {
                        Object unused = getContext().actorOf(Props.create(Starter.class, task));
                    })
                    .build();
        }
    }

    public static final class Undertaker extends AbstractActor {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(DeadLetter.class, letter -> {
                        if (letter.message() instanceof Runnable) ((Runnable) letter.message()).run();
                    })
                    .build();
        }
    }

    public static final class Idle extends AbstractActor {
        private final Runnable task;

        public Idle(Runnable task) {
            this.task = task;
            getContext().setReceiveTimeout(SOON);
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(ReceiveTimeout.class, timeout -> {
                        getContext().stop(getSelf());
                        task.run();
                    })
                    .build();
        }
    }
}
