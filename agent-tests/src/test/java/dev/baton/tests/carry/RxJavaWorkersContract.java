// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Test;

/** What RxJava's workers run again and again. */
abstract class RxJavaWorkersContract extends WaysContract {
    private static final int TIMES = 3;

    RxJavaWorkersContract() {
        super("RxJavaWorkers");
    }

    @Test
    void aPeriodicTaskIsNobodys() throws Exception {
        isNobodys("io", TIMES);
        isNobodys("computation", TIMES);
        isNobodys("from", TIMES);
    }
}
