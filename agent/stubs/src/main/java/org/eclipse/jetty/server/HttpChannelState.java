// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.server;

/** The shape of Jetty's class of this name, 9.2–9.4. */
public class HttpChannelState {
    public boolean isInitial() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
