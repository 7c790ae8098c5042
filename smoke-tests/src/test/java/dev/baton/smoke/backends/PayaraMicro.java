// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;

/**
 * Payara Micro: one jar with the loaders of GlassFish in it, and a web container of its own on Grizzly, of which Baton
 * knows no more than that it has servlets.
 */
public final class PayaraMicro extends ServletContainer {
    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";

    public PayaraMicro(String name, String servlets, int oldestJdk, int newestJdk) {
        super(name, servlets, oldestJdk, newestJdk);
    }

    @Override
    public Launch launch(Run run) throws Exception {
        return run.java(
                "-jar",
                run.software.classPath(),
                "--nocluster",
                "--name",
                "payara",
                "--prebootcommandfile",
                run.write("loopback.txt", LISTENER + "address=127.0.0.1").toString(),
                "--port",
                Integer.toString(run.port),
                "--deploy",
                war(run, run.directory.resolve("wars/call.war")).toString());
    }

    /** It makes a name up for itself. */
    @Override
    String incidental(int jdk) {
        return ".*(DataGrid: .* Name: |\"Instance Name\": ).*";
    }
}
