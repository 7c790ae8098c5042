// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.server.internal;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** The shape of Jetty's class of this name, 12.0 and 12.1. */
public class HttpChannelState {
    public Request getRequest() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** What {@link #getRequest} returns. */
    public static class ChannelRequest {
        public HttpFields getHeaders() {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
