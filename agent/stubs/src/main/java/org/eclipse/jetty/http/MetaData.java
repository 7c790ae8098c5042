// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.http;

import java.util.function.Supplier;

/** The shape of Jetty's class of this name, 12.0 and 12.1. */
public class MetaData {
    public HttpVersion getHttpVersion() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public HttpFields getHttpFields() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public long getContentLength() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public Supplier<HttpFields> getTrailersSupplier() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** What a parser has read of a request. */
    public static class Request extends MetaData {
        public Request(
                long beginNanoTime,
                String method,
                HttpURI uri,
                HttpVersion version,
                HttpFields headers,
                long contentLength,
                Supplier<HttpFields> trailers) {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public long getBeginNanoTime() {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public String getMethod() {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public HttpURI getHttpURI() {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public String getProtocol() {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
