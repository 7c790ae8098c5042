// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.typesafe.config.ConfigFactory;
import dev.baton.tests.carry.Hands;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.AbstractPersistentActor;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/** Persistent actors, several for each way: what they do when an event has been written. */
public final class PersistentHops implements Hands {
    private static final int ACTORS = 4;

    private final ActorSystem system = ActorSystem.create(
            "tests",
            ConfigFactory.parseString(akka() + ".persistence.journal.plugin = journal\n"
                            + "journal { class = \"" + UnevenJournal.class.getName() + "\", plugin-dispatcher = \""
                            + akka()
                            + ".actor.default-dispatcher\" }")
                    .withFallback(ActorHops.settings()),
            PersistentHops.class.getClassLoader());
    private final AtomicInteger tasks = new AtomicInteger();
    private final Map<String, ActorRef[]> actors = new HashMap<>();

    public PersistentHops() {
        for (String way : new String[] {"persist", "persistAsync", "persistMany", "defer", "typed"}) {
            ActorRef[] ofWay = new ActorRef[ACTORS];
            for (int i = 0; i < ACTORS; i++) {
                ofWay[i] = way.equals("typed")
                        ? Adapter.toClassic(Adapter.spawn(system, typed(way + i), way + i))
                        : system.actorOf(Props.create(Classic.class, way + i, way));
            }
            actors.put(way, ofWay);
        }
    }

    private static String akka() {
        return ActorHops.ROOT.substring(ActorHops.ROOT.lastIndexOf('.') + 1);
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        actors.get(way)[tasks.incrementAndGet() % ACTORS].tell(task, ActorRef.noSender());
    }

    private static Behavior<Runnable> typed(String id) {
        return Behaviors.setup(context -> new Typed(PersistenceId.ofUniqueId(id)));
    }

    @Override
    public void close() throws Exception {
        Object unused = Await.result(system.terminate(), Duration.create(1, TimeUnit.MINUTES));
    }

    public static final class Classic extends AbstractPersistentActor {
        private final String id;
        private final String way;

        public Classic(String id, String way) {
            this.id = id;
            this.way = way;
        }

        @Override
        public String persistenceId() {
            return id;
        }

        @Override
        public Receive createReceiveRecover() {
            return receiveBuilder().matchAny(ignored -> {}).build();
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder().match(Runnable.class, this::handle).build();
        }

        private void handle(Runnable task) {
            switch (way) {
                case "persist":
                    persist("event", event -> task.run());
                    return;
                case "persistAsync":
                    persistAsync("event", event -> task.run());
                    return;
                case "persistMany":
                    persistAllAsync(Arrays.asList("event", "last"), event -> {
                        if (event.equals("last")) task.run();
                    });
                    return;
                case "defer":
                    persistAsync("event", event -> {});
                    deferAsync("event", event -> task.run());
                    return;
                default:
                    throw new IllegalArgumentException(way);
            }
        }
    }

    private static final class Typed extends EventSourcedBehavior<Runnable, String, String> {
        Typed(PersistenceId id) {
            super(id);
        }

        @Override
        public String emptyState() {
            return "state";
        }

        @Override
        public CommandHandler<Runnable, String, String> commandHandler() {
            return newCommandHandlerBuilder()
                    .forAnyState()
                    .onAnyCommand(task -> Effect().persist("event").thenRun(task::run));
        }

        @Override
        public EventHandler<String, String> eventHandler() {
            return newEventHandlerBuilder().forAnyState().onAnyEvent((state, event) -> state);
        }
    }
}
