// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.CommandLine.baton;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An edge that is switched off while an application's threads are at work: it leaves nobody a context. */
class TrippingTest {
    static Stream<Arguments> jdks() {
        return Jdks.found().entrySet().stream().map(jdk -> Arguments.of(jdk.getKey(), jdk.getValue()));
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdks")
    void theOtherEdgesCarryOnWithWhatComesAfterIt(int version, Path home) throws Exception {
        try (Jvm jvm = tripping(home, "urlconnection")) {
            jvm.awaitErr("urlconnection is switched off, as it failed 200 times, first: .*; "
                    + "calls that go out by it take no trace along until Baton is started or attached anew\n");
            assertThat(answers(jvm))
                    .containsExactly(
                            "before: context",
                            "at work: none",
                            "queued: none",
                            "after the queue: none",
                            "in the scope: none",
                            "in a new one: context",
                            "carried by what waited: context",
                            "carried by what was at work: context",
                            "in the scope again: none",
                            "without a scope: none",
                            "carried without: none",
                            "over");
            assertThat(jvm.err().lines()).hasSize(3).allMatch(line -> line.startsWith("baton: "));
            assertThat(baton(home, 0, "status", Long.toString(jvm.pid())).replaceAll("\\s+", " "))
                    .contains("switched off: 200 times, first: java.lang.OutOfMemoryError: on purpose")
                    .contains("after detach and attach");
            assertThat(jvm.endInput()).isZero();
        }
    }

    /** What waits in a pool would get a context that nobody ends. */
    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdks")
    void noneCarriesOnWithoutThatOfExecutors(int version, Path home) throws Exception {
        try (Jvm jvm = tripping(home, "executors")) {
            jvm.awaitErr("executors failed 200 times, first: .*; "
                    + "Baton is switched off until it is started or attached anew\n");
            assertThat(answers(jvm))
                    .containsExactly(
                            "before: context",
                            "at work: none",
                            "queued: none",
                            "after the queue: none",
                            "in the scope: none",
                            "in a new one: none",
                            "carried by what waited: none",
                            "carried by what was at work: none",
                            "in the scope again: none",
                            "without a scope: none",
                            "carried without: none",
                            "over");
            assertThat(baton(home, 0, "status", Long.toString(jvm.pid()))).contains("Baton is inert");
            assertThat(jvm.endInput()).isZero();
        }
    }

    private static Jvm tripping(Path home, String edge) throws Exception {
        return Launch.java(home)
                .agent("")
                .application("Tripping", List.of())
                .arguments(edge)
                .start();
    }

    private static List<String> answers(Jvm jvm) throws Exception {
        jvm.in().write('\n');
        jvm.in().flush();
        jvm.awaitOut("over");
        return jvm.out().lines().toList();
    }
}
