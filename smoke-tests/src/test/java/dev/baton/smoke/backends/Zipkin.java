// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.net.http.HttpRequest;

/** Zipkin's server: Armeria, on Netty, in and out; it asks an Elasticsearch for the traces that it is asked for. */
final class Zipkin extends Backend {
    Zipkin(String name, int oldestJdk) {
        super(name, oldestJdk);
    }

    @Override
    public Launch launch(Run run) {
        return run.java("-jar", run.software.classPath())
                .environment("QUERY_PORT", Integer.toString(run.port))
                .environment("STORAGE_TYPE", "elasticsearch")
                .environment("ES_HOSTS", run.origin.resolve("/").toString());
    }

    @Override
    public String ready() {
        return "/health";
    }

    @Override
    public HttpRequest.Builder call(Run run) {
        return HttpRequest.newBuilder(run.uri("/api/v2/traces"));
    }

    @Override
    boolean isCall(String path) {
        return path.endsWith("/_search");
    }
}
