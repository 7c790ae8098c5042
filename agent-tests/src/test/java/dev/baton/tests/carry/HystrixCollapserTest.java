// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a collapser of Hystrix's does for many. */
@Tag("hystrix")
class HystrixCollapserTest extends WaysContract {
    private static final int ROUNDS = 50;

    HystrixCollapserTest() {
        super("Hystrix");
    }

    @Test
    void aBatchIsNobodys() throws Exception {
        isNobodys("batch", 1);
    }

    @Test
    void whoAsksTheSameGetsNobodyElsesAnswer() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Seen mine = new Seen();
            Seen others = new Seen();
            String other;
            try (Request request = Request.traced()) {
                other = request.id;
                hands.hand("question " + i, others, Runnable::run);
            }
            try (Request request = Request.traced()) {
                hands.hand("question " + i, mine, Runnable::run);
                assertThat(mine.next()).isIn(request.id, Request.NONE);
            }
            assertThat(others.next()).isIn(other, Request.NONE);
        }
    }
}
