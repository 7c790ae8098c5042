// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.client.api;

import org.eclipse.jetty.http.HttpFields;

/** The shape of Jetty's interface of this name, 9.2–11. */
public interface Request {
    String getMethod();

    HttpFields getHeaders();

    Request header(String name, String value);
}
