// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.client;

import org.eclipse.jetty.http.HttpFields;

/** The shape of Jetty's class of this name, 9.2–11. */
public class HttpRequest {
    public HttpFields getHeaders() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
