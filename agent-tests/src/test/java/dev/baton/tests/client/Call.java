// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What an application asks of a client. */
public final class Call {
    private static final int PATIENCE_SECONDS = 20;

    public final String method;
    public final URI uri;
    /** Name, value. */
    public final List<String[]> headers = new ArrayList<>();
    /** Empty: the request has none. */
    public final byte[] body;
    /** The client is not to know the body's length beforehand. */
    public boolean isStreamed;
    /** The server is asked whether it wants the body at all. */
    public boolean expectsContinue;
    /** How long the answer may take; 0: for ever. */
    public int timeoutMillis;

    /** Name, value: what an interceptor of the application's adds, as late as the library lets it. */
    public final List<String[]> lateHeaders = new ArrayList<>();
    /** Where on this machine there is a proxy to go through; 0: nowhere. */
    public int proxyPort;

    private final CompletableFuture<Runnable> cancel = new CompletableFuture<>();

    private Call(String method, URI uri, byte[] body) {
        this.method = method;
        this.uri = uri;
        this.body = body;
    }

    static Call get(URI uri) {
        return new Call("GET", uri, new byte[0]);
    }

    static Call post(URI uri, String body) {
        return post(uri, body.getBytes(StandardCharsets.UTF_8));
    }

    static Call post(URI uri, byte[] body) {
        return new Call("POST", uri, body);
    }

    Call header(String name, String value) {
        headers.add(new String[] {name, value});
        return this;
    }

    /** For the client to say how another thread makes it stop. */
    public void cancelledBy(Runnable how) {
        cancel.complete(how);
    }

    /** The client may still be about to say how. */
    void cancel() throws Exception {
        cancel.get(PATIENCE_SECONDS, TimeUnit.SECONDS).run();
    }
}
