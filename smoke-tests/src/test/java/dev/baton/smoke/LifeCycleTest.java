// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.CommandLine.baton;
import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.awaitPort;
import static dev.baton.smoke.RelayClient.relay;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attached, asked and detached again, by baton.jar's command line and as it does it. */
class LifeCycleTest {
    private static final int CLIENTS = 4;

    /** Of the JVMs started here, and of no other on this machine. */
    private static final String NAME = "life-cycle-" + ProcessHandle.current().pid();

    static Stream<Arguments> jdks() {
        return Jdks.found().entrySet().stream().map(jdk -> Arguments.of(jdk.getKey(), jdk.getValue()));
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdks")
    void theCommandLineAttachesTellsAndDetaches(int version, Path home) throws Exception {
        try (Jvm jvm = quietly(version, home)) {
            assertThat(carried(jvm)).isEmpty();
            assertThat(baton(home, 1, "status", pid(jvm))).contains("has no Baton");

            assertThat(baton(home, 0, "attach", pid(jvm), "inject=tracecontext"))
                    .contains(pid(jvm) + ": attached");
            assertThat(carried(jvm)).containsExactly("traceparent: " + TRACEPARENT);
            relayed(jvm, "b3", "damaged");
            assertThat(baton(home, 0, "status", pid(jvm), "--json"))
                    .contains("\"state\":\"awake\"", "\"tracecontext\":2", "\"outbound\":1")
                    .contains("\"name\":\"tomcat\"", "\"state\":\"woven\"")
                    .contains("\"inject\":{\"value\":\"tracecontext\",\"source\":\"agent argument\"}")
                    .contains("\"header\":\"b3\"", "\"count\":1");
            assertThat(baton(home, 0, "status", NAME)).contains("tomcat", "Damaged headers", "rum.first");

            assertThat(baton(home, 0, "detach", pid(jvm))).contains("detached");
            assertThat(carried(jvm)).isEmpty();
            assertThat(baton(home, 0, "attach", pid(jvm))).contains("attached");
            assertThat(carried(jvm)).contains("traceparent: " + TRACEPARENT, "b3: 4d65822107fcfd52-78629a0f5f3f164f-1");
            assertThat(jvm.err().lines()).hasSize(2).allMatch(line -> line.startsWith("baton: 0"));
        }
    }

    /** Frames that are under way have it from the first Baton, and hand it to the second. */
    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdks")
    void aScopeOfBeforeIsNoneOfTheNextBatons(int version, Path home) throws Exception {
        try (Jvm jvm = Launch.java(home)
                .agent("")
                .application("LastingScope", List.of())
                .start()) {
            jvm.awaitOut("at first");
            baton(home, 0, "detach", pid(jvm));
            baton(home, 0, "attach", pid(jvm));
            jvm.in().write('\n');
            jvm.in().flush();
            jvm.awaitOut("over");
            assertThat(jvm.out().lines())
                    .containsExactly(
                            "at first: context",
                            "later: none",
                            "in a new scope: context",
                            "after it: none",
                            "in one of the first context: none",
                            "at last: none",
                            "over");
            assertThat(jvm.endInput()).isZero();
        }
    }

    static Stream<Arguments> oldestAndNewest() {
        Integer oldest = Jdks.found().firstKey();
        Integer newest = Jdks.found().lastKey();
        return Stream.of(Arguments.of(oldest, newest), Arguments.of(newest, oldest));
    }

    /** Their attach APIs do not understand each other's word for success. */
    @ParameterizedTest(name = "JDK {0} reaches into JDK {1}")
    @MethodSource("oldestAndNewest")
    void theCommandLineReachesIntoTheJvmsOfOtherJdks(Integer from, Integer to) throws Exception {
        Path home = Jdks.found().get(from);
        try (Jvm jvm = quietly(to, Jdks.found().get(to))) {
            assertThat(carried(jvm)).isEmpty();
            assertThat(baton(home, 1, "detach", pid(jvm))).contains("has no Baton");
            assertThat(baton(home, 0, "attach", pid(jvm))).contains(pid(jvm) + ": attached");
            assertThat(carried(jvm)).contains("traceparent: " + TRACEPARENT);
            assertThat(baton(home, 0, "status", pid(jvm), "--json")).contains("\"state\":\"awake\"");
            assertThat(baton(home, 0, "detach", pid(jvm))).contains("detached");
        }
    }

    static Stream<Arguments> jdksUnderLoad() {
        return jdks().filter(jdk -> List.of(8, 17, 25).contains((Integer) jdk.get()[0]))
                .map(jdk -> Arguments.of(jdk.get()[0], jdk.get()[1], jdk.get()[0].equals(17) ? 100 : 10));
    }

    @ParameterizedTest(name = "JDK {0}, {2} times")
    @MethodSource("jdksUnderLoad")
    void underLoadNoRequestIsLostAndNothingIsLeft(int version, Path home, int cycles, @TempDir Path directory)
            throws Exception {
        Path probe = Jars.of(
                directory.resolve("class-bytes.jar"),
                "ClassBytes",
                "Agent-Class",
                "dev.baton.smoke.app.ClassBytes",
                "Can-Retransform-Classes",
                "true");
        try (Jvm jvm = quietly(version, home)) {
            carried(jvm);
            // The JVM makes up a class file when it is first asked for one, and keeps that.
            command(jvm, "attach");
            command(jvm, "detach");
            List<String> before = classBytes(jvm, probe, directory.resolve("before"));
            command(jvm, "attach");
            assertThat(classBytes(jvm, probe, directory.resolve("attached")))
                    .hasSameSizeAs(before)
                    .doesNotContainAnyElementsOf(before);
            command(jvm, "detach");

            Load load = new Load(awaitPort(jvm));
            for (int cycle = 0; cycle < cycles; cycle++) {
                assertThat(command(jvm, "attach")).contains("attached", "awake");
                if (cycle % 10 == 0) assertThat(carried(jvm)).contains("traceparent: " + TRACEPARENT);
                assertThat(command(jvm, "detach")).contains("detached");
            }
            assertThat(load.end()).isGreaterThan(cycles);

            assertThat(classBytes(jvm, probe, directory.resolve("after"))).isEqualTo(before);
            assertThat(carried(jvm)).isEmpty();
            assertThat(jvm.err().lines()).hasSize(cycles + 2).allMatch(line -> line.startsWith("baton: 0"));
            long rooms = rooms(jvm, home);
            // On a JDK 8, one collection does not always find them all.
            for (int more = 0; rooms > 1 && more < 20; more++) {
                Thread.sleep(500);
                rooms = rooms(jvm, home);
            }
            assertThat(rooms).isLessThanOrEqualTo(1);
        }
    }

    /** A relay that does not warn of agents: that would be the JVM's doing. */
    private static Jvm quietly(int version, Path home) throws Exception {
        Launch launch = Launch.java(home);
        return relay(version < 9 ? launch : launch.options("-XX:+EnableDynamicAgentLoading"))
                .arguments(NAME)
                .start();
    }

    private static List<String> carried(Jvm jvm) throws Exception {
        return traceHeaders(relayed(jvm, "traceparent", TRACEPARENT));
    }

    private static String pid(Jvm jvm) {
        return Long.toString(jvm.pid());
    }

    /** As the command line does it, without the time that it takes to start. */
    private static String command(Jvm jvm, String verb) throws Exception {
        String property = "answer." + System.nanoTime();
        VirtualMachine machine = VirtualMachine.attach(pid(jvm));
        try {
            load(machine, Launch.BATON_JAR, "!" + verb + "\n" + property + "\n" + Launch.BATON_JAR + "\n");
            return machine.getSystemProperties().getProperty(property);
        } finally {
            machine.detach();
        }
    }

    private static void load(VirtualMachine machine, Path agent, String arguments) throws Exception {
        try {
            machine.loadAgent(agent.toString(), arguments);
        } catch (AgentLoadException fault) {
            // What a JDK 8 says when all is well, to a JDK that expects more words.
            if (!"0".equals(fault.getMessage())) throw fault;
        }
    }

    /** A line for each class. */
    private static List<String> classBytes(Jvm jvm, Path probe, Path file) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(pid(jvm));
        try {
            load(machine, probe, file.toString());
        } finally {
            machine.detach();
        }
        List<String> digests = Files.readAllLines(file);
        assertThat(digests).anyMatch(line -> line.contains("/CoyoteAdapter ")).hasSizeGreaterThan(4);
        return digests;
    }

    /** How many of Baton's class loaders are left when the garbage collector has been there. */
    private static long rooms(Jvm jvm, Path home) throws Exception {
        try (Jvm jcmd = Launch.program(home.resolve("bin/jcmd").toString(), pid(jvm), "GC.class_histogram")
                .start()) {
            jcmd.awaitExit();
            return jcmd.out()
                    .lines()
                    .filter(line -> line.contains("dev.baton.entry.RoomLoader"))
                    .mapToLong(line -> Long.parseLong(line.trim().split("\\s+")[1]))
                    .sum();
        }
    }

    /** Clients that send one request after the other until the end. */
    private static final class Load {
        private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        private final List<Future<?>> ends = new ArrayList<>();
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final AtomicLong answers = new AtomicLong();

        Load(int port) {
            for (int i = 0; i < CLIENTS; i++) {
                ends.add(clients.submit(() -> {
                    try (Connection connection = new Connection(port)) {
                        while (!isOver.get()) {
                            assertThat(connection.get("/", "traceparent: " + TRACEPARENT + "\r\n"))
                                    .contains("host: ");
                            answers.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
        }

        /** Returns how many were answered; all were, and with 200. */
        long end() throws Exception {
            isOver.set(true);
            for (Future<?> end : ends) end.get();
            clients.shutdown();
            return answers.get();
        }
    }
}
