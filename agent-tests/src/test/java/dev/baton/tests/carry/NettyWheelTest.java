// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Tag;

/** What is run when a timeout of Netty's wheel is over. */
@Tag("netty")
class NettyWheelTest extends LibraryCarryContract {
    NettyWheelTest() {
        super("NettyWheel", "newTimeout");
    }
}
