// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void whatTellsOneLambdaFromAnotherIsLeftOut() {
        assertThat(Frames.withoutHash("shop.Shop$$Lambda/0x00007f1c")).isEqualTo("shop.Shop$$Lambda");
        assertThat(Frames.withoutHash("shop.Shop$Cart")).isEqualTo("shop.Shop$Cart");
    }

    /** Baton's door is not on the stack of this test, so that nothing is before it. */
    @Test
    void whereThereAreNoFramesNobodyIsNamed() {
        Frames none = Frames.here();
        assertThat(none.first()).isEqualTo("?");
        assertThat(none.nearest()).isEqualTo("?");
        assertThat(none.place()).isEqualTo("?");
        assertThat(none.isOfTheJdkAlone()).isTrue();
        assertThat(none.areWithin(none)).isTrue();
    }
}
