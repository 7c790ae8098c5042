// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import java.util.List;

/**
 * What a process is started with.
 *
 * @param name in the table
 * @param path of the agent's jar, with {@code =arguments} if there are any; empty for no agent
 */
record Agent(String name, String path) {
    static final Agent NONE = new Agent("no agent", "");

    /** @param argument {@code name=path[=arguments]} */
    static Agent of(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) throw new IllegalArgumentException("not name=path.jar[=arguments]: " + argument);
        return new Agent(argument.substring(0, equals), argument.substring(equals + 1));
    }

    /** The jar, without the arguments. */
    String jar() {
        int equals = path.indexOf('=');
        return equals < 0 ? path : path.substring(0, equals);
    }

    List<String> jvmArguments() {
        return path.isEmpty() ? List.of() : List.of("-javaagent:" + path);
    }
}
