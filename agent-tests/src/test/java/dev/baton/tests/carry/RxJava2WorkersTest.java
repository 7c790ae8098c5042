// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rxjava2")
class RxJava2WorkersTest extends NobodysContract {
    private static final int TIMES = 3;

    RxJava2WorkersTest() {
        super("RxJava2Workers");
    }

    @Test
    void aPeriodicTaskIsNobodys() throws Exception {
        isNobodys("io", TIMES);
        isNobodys("computation", TIMES);
        isNobodys("from", TIMES);
    }
}
