// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.server;

import java.util.Enumeration;
import org.eclipse.jetty.http.HttpFields;

/** The shape of Jetty's class of this name, 9.2–11. From 12.0 on it is an interface, of which no edge calls anything. */
public class Request {
    public HttpChannel getHttpChannel() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public String getMethod() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public String getHeader(String name) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public Enumeration<String> getHeaders(String name) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public void setHandled(boolean isHandled) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public HttpFields getHttpFields() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** From 10.0 on. */
    public void setHttpFields(HttpFields fields) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** From 12.0 on: what all requests of servlet contexts extend. */
    public static class Wrapper {
        public HttpFields getHeaders() {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
