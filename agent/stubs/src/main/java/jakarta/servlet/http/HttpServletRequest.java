// SPDX-License-Identifier: Apache-2.0
package jakarta.servlet.http;

import java.util.Enumeration;

/** The shape of the interface of this name, Servlet 5.0–6.1. */
public interface HttpServletRequest {
    String getMethod();

    String getHeader(String name);

    Enumeration<String> getHeaders(String name);
}
