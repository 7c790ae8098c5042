// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** WireMock as a proxy: in through Jetty, out through Apache HttpClient 5. It hands on by itself what it gets. */
final class WireMock extends Backend {
    WireMock(String name, int oldestJdk) {
        super(name, oldestJdk);
    }

    @Override
    public Launch launch(Run run) {
        return run.java(
                "-cp",
                run.software.classPath(),
                "wiremock.Run",
                "--bind-address",
                "127.0.0.1",
                "--port",
                Integer.toString(run.port));
    }

    @Override
    public String ready() {
        return "/__admin/mappings";
    }

    @Override
    public void prepare(Run run) throws Exception {
        String base = "http://" + run.origin.getAuthority();
        String mapping = "{\"request\":{\"urlPath\":\"" + Origin.CALLED + "\"},\"response\":{\"proxyBaseUrl\":\"" + base
                + "\"}}";
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(run.uri("/__admin/mappings"))
                                .POST(BodyPublishers.ofString(mapping))
                                .build(),
                        BodyHandlers.discarding());
    }

    @Override
    public HttpRequest.Builder call(Run run) {
        return HttpRequest.newBuilder(run.uri(Origin.CALLED));
    }
}
