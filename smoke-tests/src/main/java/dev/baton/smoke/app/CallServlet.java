// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.IOException;
import java.net.URL;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Calls the parameter {@code url} and answers what that answers; without one, {@code ready}. */
public final class CallServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String url = request.getParameter("url");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(url == null ? "ready" : Get.of(new URL(url)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }
}
