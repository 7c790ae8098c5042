// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A {@link Soak} for as many seconds as the system property {@code soak.seconds} says. */
class SoakTest {
    private static final int SECONDS = Integer.getInteger("soak.seconds", 60);
    private static final int LAST_CHARACTERS = 10_000;

    @Test
    void notOneIdIsWrongMissingOrForeign() throws Exception {
        try (Soak soak = new Soak()) {
            soak.begin();
            Thread.sleep(SECONDS * 1000L);
            List<String> mistakes = soak.end();
            System.out.println(SECONDS + " seconds of soak, answers by their ways: " + new TreeMap<>(soak.answered()));
            assertThat(mistakes).as("what they said last:%n%s", last(soak)).isEmpty();
            assertThat(soak.answered()).hasSize(Soak.WAYS);
            for (Soak.Application application : soak.applications()) {
                assertThat(application.jvm.err().lines())
                        .singleElement()
                        .asString()
                        .startsWith("baton: ");
            }
        }
    }

    private static String last(Soak soak) {
        StringBuilder text = new StringBuilder();
        for (Soak.Application application : soak.applications()) {
            String said = application.jvm.out() + application.jvm.err();
            text.append(said.substring(Math.max(0, said.length() - LAST_CHARACTERS)))
                    .append("\n\n");
        }
        return text.toString();
    }
}
