// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.weaver.logs.Log4j1;
import java.io.IOException;
import java.util.Hashtable;
import org.junit.jupiter.api.Test;

class LoomTest {
    private final Loom loom = new Loom(LoomTest.class.getClassLoader());

    /** As the class of this name in Log4j 2's bridge, which has the methods and nothing behind them. */
    static class Bridge {
        Object getMDC(String key) {
            return null;
        }
    }

    static class Event {
        Hashtable<String, Object> mdcCopy;
        boolean mdcCopyLookupRequired;

        Object getMDC(String key) {
            return null;
        }
    }

    @Test
    void aClassWithoutTheFieldsThatAdviceReadsIsLeftAlone() throws IOException {
        Edge bridged = Log4j1.edge();
        assertThat(loom.weave(classFile(Bridge.class), bridged.hooks())).isNull();
        assertThat(bridged.hooks()).allMatch(hook -> hook.isMissed);
        Edge real = Log4j1.edge();
        assertThat(loom.weave(classFile(Event.class), real.hooks())).isNotNull();
        assertThat(real.hooks()).anyMatch(hook -> hook.isWoven);
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        return Doors.classFile(type.getClassLoader(), type.getName().replace('.', '/') + ".class");
    }
}
