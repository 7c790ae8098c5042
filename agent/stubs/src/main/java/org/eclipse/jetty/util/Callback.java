// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.util;

/** The shape of Jetty's interface of this name. */
public interface Callback {
    void succeeded();
}
