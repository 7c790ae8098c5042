// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Karaf's own distribution on either of its OSGi frameworks: Felix's HTTP service, which is Jetty, and a servlet, each a
 * bundle that sees the packages it imports and no others. {@code org.osgi.framework.bootdelegation} is left as it comes.
 */
final class Karaf extends ServletContainer {
    /** The last JDK that has a security manager, which its script asks for. */
    private static final int NEWEST_JDK = 23;

    private final String framework;

    Karaf(String name, String framework, int oldestJdk) {
        super(name, "javax", oldestJdk, NEWEST_JDK);
        this.framework = framework;
    }

    @Override
    public Launch launch(Run run) throws Exception {
        Path etc = run.home().resolve("etc");
        Run.replace(etc.resolve("config.properties"), "karaf.framework=felix", "karaf.framework=" + framework);
        Run.replace(etc.resolve("org.apache.karaf.shell.cfg"), "8101", Integer.toString(Run.freePort()));
        Run.replace(etc.resolve("org.apache.karaf.management.cfg"), "1099", Integer.toString(Run.freePort()));
        Run.replace(etc.resolve("org.apache.karaf.management.cfg"), "44444", Integer.toString(Run.freePort()));
        Run.append(
                etc.resolve("org.apache.felix.http.cfg"),
                List.of("org.osgi.service.http.port = " + run.port, "org.apache.felix.http.host = 127.0.0.1"));
        for (Path bundle : run.software.files.subList(1, run.software.files.size())) {
            Files.copy(bundle, run.home().resolve("deploy").resolve(bundle.getFileName()));
        }
        Wars.bundle(run.home().resolve("deploy/call.jar"));
        return run.script("bin/karaf", "run").environment("EXTRA_JAVA_OPTS", run.agentOption());
    }

    /**
     * It serves before it has started all else, and gets now more, now less far until it is stopped. What it warns of, once
     * or twice in each run, comes late: its management is started again when its configuration is read.
     */
    @Override
    String incidental(int jdk) {
        return "\\S+ INFO  .*|\\S+ WARN  .* java\\.rmi\\.server\\.hostname system property is already set .*";
    }
}
