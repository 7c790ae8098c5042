// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is run when a timeout of Netty's wheel is over. */
@Tag("netty")
class NettyWheelTest {
    private static final String APPLICATION = "NettyWheel";

    @Nested
    @Tag("netty")
    class Once extends LibraryCarryContract {
        Once() {
            super(APPLICATION, "once");
        }
    }

    @Nested
    @Tag("netty")
    class Anew extends WaysContract {
        private static final int TIMES = 3;

        Anew() {
            super(APPLICATION);
        }

        @Test
        void whatSetsItselfAnewIsItsRequestsOnce() throws Exception {
            Seen seen = new Seen();
            try (Request request = Request.traced()) {
                hands.hand("anew", seen, Runnable::run);
                assertThat(seen.next(TIMES)).containsExactly(request.id, Request.NONE, Request.NONE);
            }
        }
    }
}
