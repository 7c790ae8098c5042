// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FieldNamesTest {
    @Test
    void everyNameHasItsKeyInAnyCase() {
        String[] names = Fields.names();
        for (int key = 0; key < names.length; key++) {
            assertThat(keys(names[key])).containsOnly(key);
            assertThat(keys(names[key].toLowerCase(Locale.ROOT))).containsOnly(key);
            assertThat(keys(names[key].toUpperCase(Locale.ROOT))).containsOnly(key);
        }
    }

    @Test
    void aNameThatDiffersInOneCharacterHasNone() {
        for (String name : Fields.names()) {
            for (int i = 0; i < name.length(); i++) {
                for (char other : new char[] {'_', '?', '\u0000', (char) (name.charAt(i) ^ 0x80)}) {
                    assertThat(keys(name.substring(0, i) + other + name.substring(i + 1)))
                            .containsOnly(-1);
                }
                assertThat(keys(name.substring(0, i))).containsOnly(-1);
            }
            assertThat(keys(name + '-')).containsOnly(-1);
        }
    }

    @Test
    void aNameIsNotLookedAtBeyondItsEnd() {
        for (String name : new String[] {"", "b", "b3", "x", "x-abc", "x-b3-f", "trace"}) {
            byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Fields.key(bytes, 0, bytes.length)).as(name).isEqualTo(Fields.key(name));
        }
    }

    /** As a string, and as bytes amid others. */
    private static int[] keys(String name) {
        byte[] bytes = ("x" + name + "x").getBytes(StandardCharsets.ISO_8859_1);
        return new int[] {Fields.key(name), Fields.key(bytes, 1, name.length())};
    }
}
