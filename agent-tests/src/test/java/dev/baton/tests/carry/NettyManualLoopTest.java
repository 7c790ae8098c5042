// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** An event loop of Netty's that the application turns. */
@Tag("nettymanual")
class NettyManualLoopTest {
    @Nested
    @Tag("nettymanual")
    class Executed extends LibraryCarryContract {
        Executed() {
            super("NettyManualLoop", "execute");
        }
    }

    @Nested
    @Tag("nettymanual")
    class Scheduled extends LibraryCarryContract {
        Scheduled() {
            super("NettyManualLoop", "schedule");
        }
    }
}
