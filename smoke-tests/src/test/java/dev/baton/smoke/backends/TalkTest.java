// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two runs are compared by their words: neither a number's length nor an identifier makes a line a new one. */
class TalkTest {
    @Test
    void numbersOfAnyLengthAreAlike() {
        assertThat(Talk.constant("has finished in [1,573] ms")).isEqualTo(Talk.constant("has finished in [97] ms"));
        assertThat(Talk.constant("18:55:54.033 INFO")).isEqualTo(Talk.constant("7:05:04.1 INFO"));
    }

    @Test
    void identifiersAreAlike() {
        assertThat(Talk.constant("at data/content/49/70506631ba08b17b/content"))
                .isEqualTo(Talk.constant("at data/content/fa/c86631ba08b17be0/content"));
    }

    @Test
    void otherWordsAreNot() {
        assertThat(Talk.constant("WARNING: took 5 ms")).isNotEqualTo(Talk.constant("INFO: took 5 ms"));
    }
}
