// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.Launch;
import dev.baton.smoke.backends.Backend;
import dev.baton.smoke.backends.Run;
import dev.baton.smoke.backends.Software;
import java.io.File;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Jaeger client for OpenTracing, in an application that calls it by hand and answers its span's trace id. */
final class JaegerClient extends Tracer {
    private final String propagation;

    /** @param propagation as its users name it in {@code JAEGER_PROPAGATION} */
    JaegerClient(String name, String propagation) {
        super(name);
        this.propagation = propagation;
    }

    @Override
    List<Backend> applications() {
        return List.of(new Application());
    }

    @Override
    String version() {
        return System.getProperty("smoke.jaeger.version");
    }

    @Override
    List<String> options(Run run, Intake intake) {
        return List.of("-DJAEGER_PROPAGATION=" + propagation);
    }

    @Override
    Optional<Lineage> lineage(String span, String answer, Jvm jvm, Intake intake) {
        return Optional.of(Lineage.told(answer));
    }

    @Override
    String ownHeader() {
        return propagation.equals("jaeger") ? "uber-trace-id" : "";
    }

    private static final class Application extends Backend {
        Application() {
            super("httpserver", 8);
        }

        @Override
        public Software software() {
            return Software.jar(Path.of(System.getProperty("smoke.jaeger").split(File.pathSeparator)[0]), "own");
        }

        @Override
        public Launch launch(Run run) {
            String classPath = Launch.APPLICATIONS + File.pathSeparator + System.getProperty("smoke.jaeger");
            return run.java("-cp", classPath, "dev.baton.smoke.app.JaegerHop", Integer.toString(run.port));
        }

        @Override
        public String ready() {
            return "/";
        }

        @Override
        public HttpRequest.Builder call(Run run) {
            String url = URLEncoder.encode(run.origin.toString(), StandardCharsets.UTF_8);
            return HttpRequest.newBuilder(run.uri("/call?url=" + url));
        }
    }
}
