// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.client;

/** The shape of Jetty's class of this name, 9.2–11. */
public class HttpExchange {
    public HttpConversation getConversation() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
