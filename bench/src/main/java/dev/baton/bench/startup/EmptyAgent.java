// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

/** An agent that does nothing: what the JVM itself charges for having one. */
public final class EmptyAgent {
    private EmptyAgent() {}

    public static void premain(String arguments) {}
}
