// SPDX-License-Identifier: Apache-2.0
package io.helidon.http.http2;

import io.helidon.http.Headers;
import io.helidon.http.Method;
import io.helidon.http.WritableHeaders;

/** The shape of the class of this name, in Helidon 4. */
public abstract class Http2Headers {
    public static Http2Headers create(WritableHeaders<?> headers) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public abstract Headers httpHeaders();

    public abstract Method method();

    public abstract String path();

    public abstract String scheme();

    public abstract String authority();

    public abstract Http2Headers method(Method method);

    public abstract Http2Headers path(String path);

    public abstract Http2Headers scheme(String scheme);

    public abstract Http2Headers authority(String authority);
}
