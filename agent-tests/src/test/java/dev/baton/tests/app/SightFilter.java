// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** Notes on the request what can be seen before its servlet is called. */
public final class SightFilter implements Filter {
    /** The attribute with the note, and the only path that it is for. */
    static final String SEEN = "seen";

    static final String PATH = "/filtered";

    @Override
    public void init(FilterConfig config) {
        // There is nothing to say.
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(SEEN, Sight.at("filter"));
        chain.doFilter(request, response);
    }

    @Override
    public void destroy() {
        // Nothing is held.
    }
}
