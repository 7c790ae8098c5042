// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** An executable jar of Spring Boot's, with the loaders that are in it; calls by its RestTemplate and RestClient. */
public final class SpringBoot extends Backend {
    public SpringBoot(String name, int oldestJdk) {
        super(name, oldestJdk);
    }

    @Override
    public Software software() throws IOException {
        Path jar = Path.of(System.getProperty("smoke.boot"), name, "target", name + ".jar");
        try (JarFile open = new JarFile(jar.toFile())) {
            return Software.jar(jar, open.getManifest().getMainAttributes().getValue("Spring-Boot-Version"));
        }
    }

    @Override
    public Launch launch(Run run) {
        return run.java("-jar", run.software.classPath(), "--server.address=127.0.0.1", "--server.port=" + run.port)
                .arguments(run.pageOrigin.isEmpty() ? new String[0] : new String[] {"--page.origin=" + run.pageOrigin});
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
