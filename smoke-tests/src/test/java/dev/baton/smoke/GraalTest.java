// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relay;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Code that GraalVM's compiler has compiled, which on this JDK can take the place of C2. */
class GraalTest {
    private static final int JDK = 21;
    private static final int REQUESTS = 3_000;

    @Test
    void whatItHasCompiledCarries() throws Exception {
        Path home = Jdks.found().get(JDK);
        Assumptions.assumeTrue(home != null, "needs JDK " + JDK + ", and found " + Jdks.found());
        Launch launch = Launch.java(home)
                .options("-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI", "-XX:+UseJVMCICompiler")
                .options("--upgrade-module-path=" + System.getProperty("smoke.graal"))
                .options("--module-path=" + System.getProperty("smoke.graal.modules"))
                .options("-Dgraal.PrintCompilation=true")
                .agent("");
        try (Jvm jvm = relay(launch).start()) {
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT)))
                        .contains("traceparent: " + TRACEPARENT, "b3: 4d65822107fcfd52-78629a0f5f3f164f-1");
            }
            jvm.awaitBaton();
            assertThat(jvm.endInput()).isZero();
            assertThat(jvm.out()).containsPattern("HotSpotCompilation-\\d+ +Ldev/baton/core/");
            assertThat(jvm.err().lines()).singleElement().asString().startsWith("baton: ");
        }
    }
}
