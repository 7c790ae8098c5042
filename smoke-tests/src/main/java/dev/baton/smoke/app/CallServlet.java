// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.IOException;
import java.net.URL;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Calls the parameter {@code url} and answers what that answers; without one, {@code ready}. With the parameter {@code
 * scripts}, as a page that has the RUM SDK from that origin.
 */
public final class CallServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String url = request.getParameter("url");
        String scripts = request.getParameter("scripts");
        String answer = url == null ? "ready" : Get.of(new URL(url));
        response.setContentType((scripts == null ? "text/plain" : "text/html") + ";charset=UTF-8");
        response.getWriter().print(scripts == null ? answer : page(scripts));
    }

    private static String page(String scripts) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>A page of a backend's</title>\n"
                + "<link rel=\"icon\" href=\"data:,\">\n<script src=\"" + scripts
                + "/sdk.js\"></script>\n<script src=\""
                + scripts + "/document.js\"></script>\n</head>\n<body>as ever</body>\n</html>\n";
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }
}
