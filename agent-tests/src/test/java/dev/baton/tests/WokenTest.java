// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class WokenTest {
    @Test
    void aContextIsCurrentWhileItsScopeIsOpen() {
        Woken.up();
        assertThat(Baton.current()).isNull();
        Object scope = Woken.open(
                Collections.singletonMap("traceparent", "00-00000000000000004d65822107fcfd52-78629a0f5f3f164f-01"));
        assertThat(Baton.current()).isNotNull();
        Baton.close(scope);
        assertThat(Baton.current()).isNull();
    }
}
