// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Reads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Requests that are done when the servlet returns. */
final class Blocking {
    private static final Map<String, CyclicBarrier> MEETINGS = new ConcurrentHashMap<>();

    private Blocking() {}

    static void addTo(Map<String, Handler> handlers) {
        handlers.put("/see", Blocking::see);
        handlers.put("/constant", Blocking::constant);
        handlers.put("/headers", Blocking::headers);
        handlers.put("/call", (request, response) -> write(response, Bodies.ofCall(request.getParameter("port"))));
        handlers.put("/meet", Blocking::meet);
        handlers.put("/stream", Blocking::stream);
        handlers.put("/receive", Blocking::receive);
        handlers.put("/forward", Blocking::forward);
        handlers.put("/include", Blocking::include);
        handlers.put(SightFilter.PATH, Blocking::filtered);
        handlers.put(Preflights.PATH, Blocking::preflight);
        handlers.put("/cors", Blocking::constant);
        HtmlPages.addTo(handlers);
        handlers.put("/throw", Blocking::fail);
        handlers.put("/sendError", (request, response) -> response.sendError(418, "teapot"));
        handlers.put(ServletApplication.ERROR_PAGE, (request, response) -> write(response, Sight.at("errorPage")));
    }

    static void write(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void see(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, Sight.at("request"));
    }

    private static void constant(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, "as ever");
    }

    /** The header lines, as the application finds them. */
    private static void headers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder lines = new StringBuilder("headers/\n");
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                lines.append("headers/").append(name.toLowerCase(Locale.ROOT));
                lines.append(": ").append(value).append('\n');
            }
        }
        write(response, lines.toString());
    }

    /** Waits until as many requests as {@code parties} says are inside. */
    private static void meet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String before = Sight.at("before");
        int parties = Integer.parseInt(request.getParameter("parties"));
        MEETINGS.computeIfAbsent(request.getParameter("id"), any -> new CyclicBarrier(parties))
                .await(60, TimeUnit.SECONDS);
        write(response, before + Sight.at("after"));
    }

    /** Reads the body and answers in pieces, flushing each. */
    private static void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, Sight.at("begin"));
        response.flushBuffer();
        write(response, "length/" + Bodies.length(request.getInputStream()) + '\n');
        response.flushBuffer();
        write(response, Sight.at("end"));
    }

    /** Reads the body before it answers. */
    private static void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, "length/" + Bodies.length(request.getInputStream()) + '\n' + Sight.at("received"));
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
        request.setAttribute("reads", Reads.counted());
        request.getRequestDispatcher(request.getParameter("to")).forward(request, response);
    }

    private static void include(HttpServletRequest request, HttpServletResponse response) throws Exception {
        write(response, Sight.at("before"));
        request.setAttribute("reads", Reads.counted());
        request.getRequestDispatcher(request.getParameter("to")).include(request, response);
        write(response, Sight.at("after"));
    }

    private static void filtered(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Object before = request.getAttribute(SightFilter.SEEN);
        write(response, (before == null ? "" : before) + Sight.at("request"));
        Object reads = request.getAttribute("reads");
        if (reads != null) write(response, "reads/" + (Reads.counted() - (Long) reads) + '\n');
    }

    private static void preflight(HttpServletRequest request, HttpServletResponse response) {
        List<String> answer = Preflights.answer(
                request.getParameter("policy"),
                request.getHeader("Origin"),
                request.getHeader("Access-Control-Request-Headers"));
        response.setStatus(Integer.parseInt(answer.get(0)));
        for (int i = 1; i < answer.size(); i += 2) response.addHeader(answer.get(i), answer.get(i + 1));
    }

    private static void fail(HttpServletRequest request, HttpServletResponse response) {
        throw new IllegalStateException("the application fails, as it was asked to");
    }
}
