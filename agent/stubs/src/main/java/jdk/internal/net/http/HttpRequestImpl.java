// SPDX-License-Identifier: Apache-2.0
package jdk.internal.net.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import jdk.internal.net.http.common.HttpHeadersBuilder;

/** The shape of the JDK's class of this name, JDK 11–26, as far as edges call it; woven code is inside it. */
public class HttpRequestImpl {
    public URI uri() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public HttpHeaders headers() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public HttpHeadersBuilder getSystemHeadersBuilder() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public void setSystemHeader(String name, String value) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
