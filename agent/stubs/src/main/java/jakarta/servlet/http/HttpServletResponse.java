// SPDX-License-Identifier: Apache-2.0
package jakarta.servlet.http;

import java.util.Collection;

/** The shape of the interface of this name, Servlet 5.0–6.1. */
public interface HttpServletResponse {
    boolean isCommitted();

    Collection<String> getHeaders(String name);

    void setHeader(String name, String value);

    void setStatus(int status);
}
