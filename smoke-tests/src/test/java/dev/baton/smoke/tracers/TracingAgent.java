// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Backend;
import dev.baton.smoke.backends.Run;
import dev.baton.smoke.backends.Software;
import dev.baton.smoke.backends.SpringBoot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tracer that is a Java agent, in applications that know nothing of tracing. */
abstract class TracingAgent extends Tracer {
    TracingAgent(String name) {
        super(name);
    }

    @Override
    List<Backend> applications() {
        return List.of(new RelayBackend(), new SpringBoot("boot3", 17));
    }

    @Override
    String version() throws Exception {
        return Software.of(name).version;
    }

    /** The agent's jar, where it is to be started from. */
    Path jar(Run run) throws Exception {
        return Software.of(name).files.get(0);
    }

    abstract List<String> settings(Run run, Intake intake) throws Exception;

    /** All that it has reported so far. */
    abstract List<Span> spans(Jvm jvm, Intake intake) throws Exception;

    @Override
    List<String> options(Run run, Intake intake) throws Exception {
        List<String> options = new ArrayList<>(List.of("-javaagent:" + jar(run)));
        options.addAll(settings(run, intake));
        return options;
    }

    @Override
    Optional<Lineage> lineage(String span, String answer, Jvm jvm, Intake intake) throws Exception {
        return Lineage.of(span, spans(jvm, intake));
    }
}
