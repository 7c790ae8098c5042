// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.client.transport;

import java.util.Deque;

/** The shape of Jetty's class of this name, 12.0 and 12.1. */
public class HttpConversation {
    public Deque<?> getExchanges() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
