// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web applications that come and go: nothing of Baton's keeps their class loaders, whatever they left waiting. */
class UndeploymentTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "carry.threads=virtual,platform", "debug.loss=true"})
    void theClassLoaderOfWhatIsUndeployedIsCollected(String settings) throws Exception {
        try (Jvm jvm = Launch.java()
                .agent(settings)
                .application("Undeployment", RelayClient.libraries())
                .start()) {
            assertThat(jvm.awaitExit()).as(jvm::toString).isZero();
            assertThat(jvm.out()).contains("carried 250 of 250", "collected 5 of 5");
        }
    }
}
