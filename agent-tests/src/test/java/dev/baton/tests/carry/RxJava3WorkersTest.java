// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rxjava3")
class RxJava3WorkersTest extends NobodysContract {
    private static final int TIMES = 3;

    RxJava3WorkersTest() {
        super("RxJava3Workers");
    }

    @Test
    void aPeriodicTaskIsNobodys() throws Exception {
        isNobodys("io", TIMES);
        isNobodys("computation", TIMES);
        isNobodys("from", TIMES);
    }
}
