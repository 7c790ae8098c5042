// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.server;

/** The shape of Jetty's class of this name, 9.2–11. */
public class HttpChannel {
    public Request getRequest() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public Response getResponse() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public boolean isCommitted() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public HttpChannelState getState() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
