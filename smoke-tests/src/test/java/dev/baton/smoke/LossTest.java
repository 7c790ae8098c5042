// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code debug.loss=true} Baton names the places where an application of home-made workers loses its traces. */
class LossTest {
    private static final String APPLICATION = "dev.baton.smoke.app.Handovers$";
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final String CALL = "from dev.baton.smoke.app.Get.of(Get.java:";

    static Set<Integer> jdks() {
        return Jdks.found().keySet();
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdks")
    void whatAWorkerTakesOutOfAQueueIsToldWithBothItsEnds(int jdk) throws Exception {
        try (Jvm jvm = start(Launch.java(Jdks.found().get(jdk)), "debug.loss=true")) {
            for (int i = 0; i < 3; i++) called(jvm, "queue");
            assertThat(losses(jvm))
                    .singleElement()
                    .asString()
                    .contains(
                            CALL, "on the thread clerk-*,", "Errand that " + APPLICATION + "Clerk.ask(Handovers.java:")
                    .contains("left by LinkedBlockingQueue.");
        }
    }

    @Test
    void orByAMethodOfItsOwn() throws Exception {
        assertThat(losses("debug.loss=true", "mailbox"))
                .singleElement()
                .asString()
                .contains(
                        CALL,
                        "on the thread postman-*-of-*,",
                        "Errand that " + APPLICATION + "Postman.ask(Handovers.java:")
                .contains("left by ArrayDeque.addLast");
    }

    @Test
    void aThreadThatARequestStartsIsToldWithThePlace() throws Exception {
        assertThat(losses("debug.loss=true", "thread"))
                .singleElement()
                .asString()
                .contains(CALL, "on the thread runner-*,", "Thread that " + APPLICATION + "Runner.ask(Handovers.java:");
        assertThat(losses("debug.loss=true,carry.threads=platform", "thread")).isEmpty();
    }

    @Test
    void whereNothingIsKnownOfTheWayItsEndIsTold() throws Exception {
        assertThat(losses("debug.loss=true", "ring"))
                .singleElement()
                .asString()
                .contains(
                        CALL,
                        "under " + APPLICATION + "Carousel.run(Handovers.java:",
                        "on the thread carousel,",
                        "nothing is known");
    }

    @Test
    void whatIsLostByAnExecutorIsToldToo() throws Exception {
        assertThat(losses("debug.loss=true", "executor")).isEmpty();
        // The first task of a worker's does not come out of the queue.
        assertThat(losses("debug.loss=true,disable=executors", "executor"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(CALL, "on the thread pool-*-thread-*,"))
                .last()
                .asString()
                .contains("$$Lambda that ", "left by LinkedBlockingQueue.offer");
    }

    @Test
    void aPoolsToolsAreNoWork() throws Exception {
        assertThat(losses("debug.loss=true", "lent"))
                .singleElement()
                .asString()
                .contains("on the thread poller,", "nothing is known");
    }

    @Test
    void nothingIsToldOfRequestsWithoutATrace() throws Exception {
        try (Jvm jvm = start("debug.loss=true")) {
            for (String way : List.of("queue", "mailbox", "thread", "executor")) {
                assertThat(RelayClient.traceHeaders(RelayClient.get(jvm, '/' + way)))
                        .isEmpty();
            }
            assertThat(losses(jvm)).isEmpty();
        }
    }

    @Test
    void withoutTheSettingNothingIsTold() throws Exception {
        assertThat(losses("", "queue")).isEmpty();
        assertThat(losses("", "ring")).isEmpty();
    }

    @Test
    void statusCountsThem() throws Exception {
        try (Jvm jvm = start("debug.loss=true")) {
            for (int i = 0; i < 3; i++) called(jvm, "queue");
            called(jvm, "ring");
            String pid = Long.toString(jvm.pid());
            assertThat(CommandLine.baton(JAVA_HOME, 0, "status", pid).replaceAll("\\s+", " "))
                    .contains(" 3 dev.baton.smoke.app.Get.of(Get.java:")
                    .contains(
                            " under " + APPLICATION + "Clerk.run(Handovers.java:",
                            " on clerk-*, after it took a " + APPLICATION)
                    .contains(" on carousel, after nothing known");
            assertThat(CommandLine.baton(JAVA_HOME, 0, "status", "--json", pid)).contains("\"thread\":\"clerk-*\"");
        }
    }

    /** What Baton says when an application that it runs in with these settings has gone the way three times, and ended. */
    private static List<String> losses(String settings, String way) throws Exception {
        try (Jvm jvm = start(settings)) {
            for (int i = 0; i < 3; i++) called(jvm, way);
            return losses(jvm);
        }
    }

    private static List<String> losses(Jvm jvm) throws Exception {
        assertThat(jvm.endInput()).isZero();
        return jvm.err().lines().filter(line -> line.contains("a trace: ")).toList();
    }

    private static List<String> called(Jvm jvm, String way) throws Exception {
        List<String> lines = RelayClient.get(jvm, '/' + way, "traceparent", TRACEPARENT);
        assertThat(lines).as(way).isNotEmpty();
        return lines;
    }

    private static Jvm start(String settings) throws Exception {
        return start(Launch.java(), settings);
    }

    private static Jvm start(Launch java, String settings) throws Exception {
        return java.agent(settings)
                .application("Handovers", Collections.<Path>emptyList())
                .start();
    }
}
