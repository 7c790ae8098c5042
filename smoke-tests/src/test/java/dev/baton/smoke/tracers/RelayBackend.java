// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import dev.baton.smoke.Launch;
import dev.baton.smoke.backends.Backend;
import dev.baton.smoke.backends.Run;
import dev.baton.smoke.backends.Software;
import java.io.File;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code dev.baton.smoke.app.Relay}: an embedded Tomcat that calls by {@code HttpURLConnection} from a pool's threads. */
final class RelayBackend extends Backend {
    RelayBackend() {
        super("tomcat9", 8);
    }

    @Override
    public Software software() {
        return Software.jar(Path.of(System.getProperty("smoke.tomcat").split(File.pathSeparator)[0]), "own");
    }

    @Override
    public Launch launch(Run run) {
        String classPath = Launch.APPLICATIONS + File.pathSeparator + System.getProperty("smoke.tomcat");
        return run.java("-cp", classPath, "dev.baton.smoke.app.Relay").options("-Drelay.port=" + run.port);
    }

    @Override
    public String ready() {
        return "/echo";
    }

    @Override
    public HttpRequest.Builder call(Run run) {
        String url = URLEncoder.encode(run.origin.toString(), StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(run.uri("/call?url=" + url));
    }
}
