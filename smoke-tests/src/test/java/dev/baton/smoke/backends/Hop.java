// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.io.File;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** A framework without a container: it is used in a few lines of ours, a main class of {@code dev.baton.smoke.app}. */
public final class Hop extends Backend {
    private final String mainClass;

    public Hop(String name, int oldestJdk, String mainClass) {
        super(name, oldestJdk);
        this.mainClass = "dev.baton.smoke.app." + mainClass;
    }

    @Override
    public Launch launch(Run run) {
        String classPath = Launch.APPLICATIONS + File.pathSeparator + run.software.classPath();
        return run.java("-cp", classPath, mainClass, Integer.toString(run.port), run.pageOrigin);
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
