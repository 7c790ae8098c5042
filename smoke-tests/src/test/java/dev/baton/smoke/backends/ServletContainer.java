// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** One that runs {@code call.war}, see {@link Wars}, which calls whom it is told to. */
abstract class ServletContainer extends Backend {
    /** Where its servlets are: {@code javax} or {@code jakarta}. */
    final String servlets;

    ServletContainer(String name, String servlets, int oldestJdk) {
        this(name, servlets, oldestJdk, Integer.MAX_VALUE);
    }

    ServletContainer(String name, String servlets, int oldestJdk, int newestJdk) {
        super(name, oldestJdk, newestJdk);
        this.servlets = servlets;
    }

    @Override
    String ready() {
        return "/call/";
    }

    @Override
    HttpRequest.Builder call(Run run) {
        String url = URLEncoder.encode(run.origin.toString(), StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(run.uri("/call/?url=" + url));
    }
}
