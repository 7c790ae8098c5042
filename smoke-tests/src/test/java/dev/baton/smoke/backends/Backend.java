// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.net.http.HttpRequest;

/**
 * A server that nobody here wrote: where it is from, how its users start it, and how to have it call somebody. Its versions
 * and artifacts stand in {@code backends.properties}, under {@link #name}.
 */
public abstract class Backend {
    /** The backend's line in {@code backends.properties}. */
    public final String name;
    /** As feature versions. */
    final int oldestJdk;

    final int newestJdk;

    /** For every JDK from {@code oldestJdk} on. */
    protected Backend(String name, int oldestJdk) {
        this(name, oldestJdk, Integer.MAX_VALUE);
    }

    protected Backend(String name, int oldestJdk, int newestJdk) {
        this.name = name;
        this.oldestJdk = oldestJdk;
        this.newestJdk = newestJdk;
    }

    /** How it is started on {@link Run#port}, in {@link Run#directory}; {@link Run#agent} goes where its users put it. */
    public abstract Launch launch(Run run) throws Exception;

    /** The path that answers 200 as soon as the backend serves. */
    public abstract String ready();

    /** What else has to be said to it before it can be called. */
    public void prepare(Run run) throws Exception {}

    /** The request, without trace headers yet, that makes it call {@link Run#origin}; it answers 200. */
    public abstract HttpRequest.Builder call(Run run) throws Exception;

    /** Whether a request for this path of the origin is the call; it may ask for other things by itself. */
    boolean isCall(String path) {
        return path.equals(Origin.CALLED);
    }

    /** A regular expression of lines that come and go for other reasons than Baton; empty: none do. */
    String incidental(int jdk) {
        return "";
    }

    public Software software() throws Exception {
        return Software.of(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
