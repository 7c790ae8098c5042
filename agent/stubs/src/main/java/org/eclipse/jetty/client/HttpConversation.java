// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.client;

import java.util.Deque;

/** The shape of Jetty's class of this name, 9.2–11. */
public class HttpConversation {
    public Deque<?> getExchanges() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
