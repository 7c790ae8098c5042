// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One that runs {@code call.war}, see {@link Wars}, which calls whom it is told to. */
public abstract class ServletContainer extends Backend {
    /** Where its servlets are: {@code javax} or {@code jakarta}. */
    final String servlets;
    /** In front of its servlet, if any. */
    private @Nullable Filter filter;

    ServletContainer(String name, String servlets, int oldestJdk) {
        this(name, servlets, oldestJdk, Integer.MAX_VALUE);
    }

    ServletContainer(String name, String servlets, int oldestJdk, int newestJdk) {
        super(name, oldestJdk, newestJdk);
        this.servlets = servlets;
    }

    /** As its users configure it: in {@code web.xml}. */
    public ServletContainer behind(Filter filter) {
        this.filter = filter;
        return this;
    }

    /** Puts the war there. */
    final Path war(Run run, Path war) throws IOException {
        return Wars.call(servlets, war, filter == null ? null : filter.forPages(run.pageOrigin));
    }

    @Override
    public String ready() {
        return "/call/";
    }

    @Override
    public HttpRequest.Builder call(Run run) {
        String url = URLEncoder.encode(run.origin.toString(), StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(run.uri("/call/?url=" + url));
    }
}
