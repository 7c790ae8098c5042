// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench;

import java.util.List;

/**
 * What a process is started with.
 *
 * @param name in the table
 * @param path of the agent's jar, with {@code =arguments} if there are any; empty for no agent
 */
public record Agent(String name, String path) {
    /** The same for every process: agents send nothing anywhere and ask nobody what to do. */
    public static final List<String> EXPORTERS_OFF = List.of(
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none",
            "-Ddd.trace.agent.url=http://127.0.0.1:1",
            "-Ddd.instrumentation.telemetry.enabled=false",
            "-Ddd.remote_config.enabled=false",
            "-Delastic.apm.disable_send=true",
            "-Delastic.apm.central_config=false",
            "-Delastic.apm.cloud_provider=NONE");

    public static final Agent NONE = new Agent("no agent", "");

    /** @param argument {@code name=path[=arguments]} */
    public static Agent of(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) throw new IllegalArgumentException("not name=path.jar[=arguments]: " + argument);
        return new Agent(argument.substring(0, equals), argument.substring(equals + 1));
    }

    /** The jar, without the arguments. */
    public String jar() {
        int equals = path.indexOf('=');
        return equals < 0 ? path : path.substring(0, equals);
    }

    public List<String> jvmArguments() {
        return path.isEmpty() ? List.of() : List.of("-javaagent:" + path);
    }
}
