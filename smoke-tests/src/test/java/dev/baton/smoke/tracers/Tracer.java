// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Backend;
import dev.baton.smoke.backends.Run;
import java.util.List;
import java.util.Optional;

/**
 * Somebody else's tracer: where it is from, how its users put it into an application, and how it is asked afterwards.
 * Nothing is set that it propagates by; only whom it reports to, which is nobody outside of this machine.
 */
abstract class Tracer {
    /** As it is chosen by, and named in the table. */
    final String name;

    Tracer(String name) {
        this.name = name;
    }

    /** What it is tried in. */
    abstract List<Backend> applications();

    abstract String version() throws Exception;

    /** JVM options that bring it along; none: the application does. */
    List<String> options(Run run, Intake intake) throws Exception {
        return List.of();
    }

    /** Whether a line of its output is its report of spans, and nothing that users would wonder about. */
    boolean isReport(String line) {
        return false;
    }

    /**
     * What it says of an outbound span.
     *
     * @param answer of the application
     * @return empty while it has not said all of it
     */
    abstract Optional<Lineage> lineage(String span, String answer, Jvm jvm, Intake intake) throws Exception;

    /** The header by which it propagates, if Baton does not know that; then it cannot follow the browser. Else empty. */
    String ownHeader() {
        return "";
    }

    @Override
    public String toString() {
        return name;
    }
}
