// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.server;

import java.util.Collection;

/** The shape of Jetty's class of this name, 9.2–11. From 12.0 on it is an interface, of which no edge calls anything. */
public class Response {
    public HttpChannel getHttpChannel() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public Collection<String> getHeaders(String name) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public String getHeader(String name) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public int getStatus() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public void setHeader(String name, String value) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public void setStatus(int status) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** From 12.0 on: what all responses of contexts extend. */
    public static class Wrapper {
        public Response getWrapped() {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
