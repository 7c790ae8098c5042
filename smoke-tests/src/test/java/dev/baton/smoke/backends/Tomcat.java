// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;

/** Tomcat's own distribution: its script, its {@code CATALINA_OPTS}, a war in {@code webapps}. */
public final class Tomcat extends ServletContainer {
    public Tomcat(String name, String servlets, int oldestJdk) {
        super(name, servlets, oldestJdk);
    }

    @Override
    public Launch launch(Run run) throws Exception {
        Run.replace(
                run.home().resolve("conf/server.xml"),
                "port=\"8080\"",
                "port=\"" + run.port + "\" address=\"127.0.0.1\"");
        Run.replace(run.home().resolve("conf/server.xml"), "port=\"8005\"", "port=\"-1\"");
        war(run, run.home().resolve("webapps/call.war"));
        return run.script("bin/catalina.sh", "run").environment("CATALINA_OPTS", run.agentOption());
    }

    /** On Java 8 an agent's jar is on the class path that Tomcat searches for tag libraries, from 9 on it is not. */
    @Override
    String incidental(int jdk) {
        return jdk == 8 ? ".*(At least one JAR was scanned for TLDs yet contained no TLDs|TldConfig execute).*" : "";
    }
}
