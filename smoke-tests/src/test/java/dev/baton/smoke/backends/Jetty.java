// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Jetty's own home with a base beside it: {@code java -jar start.jar}, a war in {@code webapps}. */
public final class Jetty extends ServletContainer {
    private final String deployModule;

    public Jetty(String name, String servlets, int oldestJdk, String deployModule) {
        super(name, servlets, oldestJdk);
        this.deployModule = deployModule;
    }

    @Override
    public Launch launch(Run run) throws Exception {
        Path base = Files.createDirectory(run.directory.resolve("base"));
        Files.write(
                base.resolve("start.ini"),
                List.of(
                        // Before the modules: a property that follows an environment's is that environment's alone.
                        "jetty.http.host=127.0.0.1",
                        "jetty.http.port=" + run.port,
                        "--module=http",
                        "--module=" + deployModule));
        war(run, base.resolve("webapps/call.war"));
        return run.java("-jar", run.home().resolve("start.jar").toString()).directory(base);
    }
}
