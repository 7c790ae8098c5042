// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.frameworks;

import static dev.baton.smoke.CommandLine.baton;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.smoke.Connection;
import dev.baton.smoke.Jvm;
import dev.baton.smoke.Launch;
import dev.baton.smoke.backends.Format;
import dev.baton.smoke.backends.Run;
import dev.baton.smoke.backends.Trip;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application of Spring WebFlux: Reactor's classes keep contexts in fields, which stay when Baton goes. */
class ReattachedTest {
    private static final List<String> WAYS = List.of("here", "created", "retried", "many", "parallel", "sink");

    @Test
    void carriesUnlessDetached(@TempDir Path dump) throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        int port = Run.freePort();
        try (Echo echo = new Echo();
                Jvm jvm = Launch.java()
                        .agent("dump=" + dump)
                        .arguments("-jar", System.getProperty("smoke.boot") + "/webflux/target/webflux.jar")
                        .arguments("--server.address=127.0.0.1", "--server.port=" + port)
                        .start()) {
            Trip.awaitReady(jvm, URI.create("http://127.0.0.1:" + port + "/"));
            String pid = Long.toString(jvm.pid());
            assertCarried(port, echo, true);
            for (String inner : List.of("FluxHide$SuppressFuseableSubscriber", "MonoFlatMap$FlatMapInner"))
                assertThat(Files.readString(
                                dump.resolve("reactor/core/publisher/" + inner + ".class"),
                                StandardCharsets.ISO_8859_1))
                        .contains("baton$context", "reopenKept");

            assertThat(baton(home, 0, "detach", pid)).contains("detached");
            assertCarried(port, echo, false);
            assertThat(baton(home, 0, "attach", pid)).contains("attached");
            assertCarried(port, echo, true);
            assertThat(jvm.err().lines().filter(line -> line.startsWith("baton: ")))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("baton: 0"));
        }
    }

    private static void assertCarried(int port, Echo echo, boolean isCarried) throws Exception {
        String url = URLEncoder.encode(echo.uri().toString(), StandardCharsets.UTF_8);
        try (Connection connection = new Connection(port)) {
            for (String way : WAYS) {
                Sample sample = Sample.in(Format.TRACECONTEXT);
                assertThat(connection.get("/ways/" + way + "?url=" + url, sample.headers()))
                        .as(way)
                        .isEqualTo(isCarried ? sample.arriving() : Echo.NOTHING);
            }
        }
    }
}
