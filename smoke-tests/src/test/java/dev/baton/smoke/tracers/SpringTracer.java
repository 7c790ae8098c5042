// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Backend;
import dev.baton.smoke.backends.SpringBoot;
import java.util.List;
import java.util.Optional;

/** A tracer that an application of Spring Boot's has among its dependencies. The application answers its span's trace id. */
final class SpringTracer extends Tracer {
    SpringTracer(String name) {
        super(name);
    }

    @Override
    List<Backend> applications() {
        return List.of(new SpringBoot(name, 17));
    }

    @Override
    String version() throws Exception {
        return "Spring Boot " + applications().get(0).software().version;
    }

    @Override
    Optional<Lineage> lineage(String span, String answer, Jvm jvm, Intake intake) {
        return Optional.of(Lineage.told(answer));
    }
}
