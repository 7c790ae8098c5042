// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.server.internal;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** The shape of Jetty's class of this name, 12.0 and 12.1. */
public class HttpChannelState {
    public Request getRequest() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public Response getResponse() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** What {@link #getRequest} returns. */
    public static class ChannelRequest {
        public String getMethod() {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public HttpFields getHeaders() {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }

    /** What handlers are given to answer with. */
    public static class ChannelResponse {
        public HttpFields.Mutable getHeaders() {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public Request getRequest() {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public boolean isCommitted() {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public int getStatus() {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public void setStatus(int status) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
