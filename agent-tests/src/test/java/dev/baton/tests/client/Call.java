// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What an application asks of a client. */
final class Call {
    final String method;
    final URI uri;
    /** Name, value. */
    final List<String[]> headers = new ArrayList<>();
    /** Empty: the request has none. */
    final String body;

    private Call(String method, URI uri, String body) {
        this.method = method;
        this.uri = uri;
        this.body = body;
    }

    static Call get(URI uri) {
        return new Call("GET", uri, "");
    }

    static Call post(URI uri, String body) {
        return new Call("POST", uri, body);
    }

    Call header(String name, String value) {
        headers.add(new String[] {name, value});
        return this;
    }
}
