// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.client.transport;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The shape of Jetty's class of this name, 12.0 and 12.1. */
public class HttpRequest {
    public HttpConversation getConversation() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public String getMethod() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public HttpFields getHeaders() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public HttpRequest addHeader(HttpField header) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
