// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmTest {
    @Test
    void aProgramThatIsNoServerRunsAsWithoutTheAgent() throws Exception {
        try (Jvm jvm = Launch.java().agent("").application("Hello", List.of()).start()) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.out()).isEqualTo("hello" + System.lineSeparator());
            assertThat(jvm.err()).isEmpty();
        }
    }
}
