// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.nio.file.Files;
import java.util.List;

/** WildFly's own distribution: JBoss Modules, JBoss LogManager, Undertow; the agent in {@code standalone.conf}. */
public final class WildFly extends ServletContainer {
    public WildFly(String name, String servlets, int oldestJdk, int newestJdk) {
        super(name, servlets, oldestJdk, newestJdk);
    }

    @Override
    public Launch launch(Run run) throws Exception {
        Run.append(
                run.home().resolve("bin/standalone.conf"),
                List.of("JAVA_OPTS=\"$JAVA_OPTS " + run.agentOption() + '"'));
        war(run, run.home().resolve("standalone/deployments/call.war"));
        Files.createFile(run.home().resolve("standalone/deployments/call.war.dodeploy"));
        return run.script(
                "bin/standalone.sh",
                "-Djboss.http.port=" + run.port,
                "-Djboss.https.port=" + Run.freePort(),
                "-Djboss.management.http.port=" + Run.freePort(),
                "-Djboss.management.https.port=" + Run.freePort());
    }

    /** Not each of its listeners tells of its end before all ends. */
    @Override
    String incidental(int jdk) {
        return "\\S+ INFO  .*Undertow \\w+ listener \\S+ (suspending|suspended|stopped).*";
    }
}
