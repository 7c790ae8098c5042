// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.lang.instrument.Instrumentation;

/** The least an agent can be, to hold Baton against. */
public final class EmptyAgent {
    private EmptyAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        // does nothing, on purpose
    }
}
