// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** CORS as applications write it by hand; the path's first segment, below the context's, says how. */
public final class Policies implements Filter {
    private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

    /** Of the pages that may call. */
    private String pages = "";

    @Override
    public void init(FilterConfig config) {
        pages = config.getInitParameter("pages");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        answer((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String policy = path.replaceAll("^/|/.*", "");
        boolean isPreflight = request.getMethod().equals("OPTIONS");
        if (isPreflight && policy.startsWith("options-")) {
            // Its pages had simple requests only, so it was never asked until RUM came.
            response.setStatus(Integer.parseInt(policy.substring("options-".length())));
            return;
        }
        if (!policy.equals("no-cors")) allowOrigin(policy, response);
        allowHeaders(policy, request.getHeader("Access-Control-Request-Headers"), response);
        response.setHeader("Access-Control-Allow-Methods", "GET, POST");
        if (isPreflight) response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        else chain.doFilter(request, response);
    }

    private void allowOrigin(String policy, HttpServletResponse response) {
        boolean isForAll = policy.equals("star") || policy.equals("star-origin-with-credentials");
        String origin = policy.equals("other-origin") ? "http://elsewhere.test" : pages;
        response.setHeader("Access-Control-Allow-Origin", isForAll ? "*" : origin);
        if (!policy.equals("star")) response.setHeader("Access-Control-Allow-Credentials", "true");
        response.setHeader("Vary", "Origin");
    }

    private static void allowHeaders(String policy, @Nullable String asked, HttpServletResponse response) {
        switch (policy) {
            case "two-lines":
                response.addHeader(ALLOW_HEADERS, "X-Requested-With");
                response.addHeader(ALLOW_HEADERS, "Content-Type");
                break;
            case "datadog-5":
                response.addHeader(ALLOW_HEADERS, "content-type,traceparent,x-datadog-trace-id,x-datadog-parent-id");
                response.addHeader(ALLOW_HEADERS, "x-datadog-origin,x-datadog-sampling-priority");
                break;
            case "reflect":
                if (asked != null) response.setHeader(ALLOW_HEADERS, asked);
                break;
            case "star":
            case "star-with-credentials":
                response.setHeader(ALLOW_HEADERS, "*");
                break;
            case "no-names":
                break;
            default:
                response.setHeader(ALLOW_HEADERS, "Content-Type");
                break;
        }
    }

    @Override
    public void destroy() {}
}
