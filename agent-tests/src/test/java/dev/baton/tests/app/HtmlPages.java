// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** HTML pages, and what could be taken for one, written in all the ways there are. */
final class HtmlPages {
    private static final String BEGINNING = "<!DOCTYPE html>\n<html lang=\"en\"><!-- no <head> -->\n<he";
    private static final String HEAD = "ad data-x='>'>";

    private HtmlPages() {}

    static void addTo(Map<String, Handler> handlers) {
        handlers.put("/page", HtmlPages::page);
        handlers.put("/whole", (request, response) -> {
            response.getOutputStream().write(html(request));
            response.flushBuffer();
        });
        handlers.put("/part", (request, response) -> {
            Blocking.write(response, HEAD);
            response.flushBuffer();
        });
    }

    /** Of so many bytes. */
    static byte[] html(HttpServletRequest request) {
        int size = Integer.parseInt(request.getParameter("size"));
        StringBuilder page = new StringBuilder(BEGINNING + HEAD + "<title>page</title></head><body>\n");
        while (page.length() < size)
            page.append("a line of ").append(page.length()).append('\n');
        page.setLength(size);
        return page.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void page(HttpServletRequest request, HttpServletResponse response) throws Exception {
        byte[] html = html(request);
        String text = new String(html, StandardCharsets.ISO_8859_1);
        String way = request.getParameter("way");
        if (!way.equals("untyped")) response.setContentType("text/html;charset=ISO-8859-1");
        switch (way) {
            case "stream":
                response.getOutputStream().write(html);
                return;
            case "closed":
                response.getOutputStream().write(html);
                response.getOutputStream().close();
                return;
            case "bytes":
                for (byte next : html) response.getOutputStream().write(next);
                return;
            case "pieces":
                write(html, 1000, response.getOutputStream());
                return;
            case "writer":
                response.getWriter().write(text);
                return;
            case "chars":
                for (char next : text.toCharArray()) response.getWriter().write(next);
                return;
            case "length":
                response.setContentLength(html.length);
                response.getOutputStream().write(html);
                return;
            case "lengthHeader":
                response.setHeader("Content-Length", String.valueOf(html.length));
                write(html, 777, response.getOutputStream());
                return;
            case "lengthWriter":
                response.setContentLength(html.length);
                response.getWriter().write(text);
                response.getWriter().close();
                return;
            case "flushedLater":
                response.getOutputStream().write(html, 0, 150);
                response.flushBuffer();
                response.getOutputStream().write(html, 150, html.length - 150);
                return;
            case "lengthFlushedLater":
                response.setContentLength(html.length);
                response.getOutputStream().write(html, 0, 150);
                response.flushBuffer();
                response.getOutputStream().write(html, 150, html.length - 150);
                return;
            case "reset":
                response.getOutputStream().write(html, 0, 150);
                response.resetBuffer();
                response.getOutputStream().write(html);
                return;
            case "typedLate":
                response.setContentType("text/plain");
                response.getOutputStream().write(html);
                response.setContentType("text/html;charset=UTF-8");
                return;
            case "notFound":
                response.setStatus(404);
                response.getOutputStream().write(html);
                return;
            case "async":
                AsyncContext async = request.startAsync();
                new Thread(() -> {
                            try {
                                write(html, 10_000, async.getResponse().getOutputStream());
                            } catch (IOException gone) {
                                // The contract misses the body.
                            }
                            async.complete();
                        })
                        .start();
                return;
            case "weakTag":
                response.setHeader("ETag", "W/\"1\"");
                response.getOutputStream().write(html);
                return;

            case "flushed":
                response.getOutputStream().write(html, 0, BEGINNING.length());
                response.getOutputStream().flush();
                response.getOutputStream().write(html, BEGINNING.length(), html.length - BEGINNING.length());
                return;
            case "flushedFirst":
                response.flushBuffer();
                write(html, 100, response.getOutputStream());
                return;
            case "included":
                Blocking.write(response, BEGINNING);
                response.flushBuffer();
                request.getRequestDispatcher("/part").include(request, response);
                Blocking.write(response, text.substring(BEGINNING.length() + HEAD.length()));
                return;

            case "includedWithLength":
                response.setContentLength(html.length);
                request.getRequestDispatcher("/whole?size=" + html.length).include(request, response);
                return;

            case "lengthFlushed":
                response.setContentLength(html.length);
                response.getOutputStream().write(html, 0, BEGINNING.length());
                response.flushBuffer();
                response.getOutputStream().write(html, BEGINNING.length(), html.length - BEGINNING.length());
                return;
            case "resetToText":
                response.getOutputStream().write(html, 0, 150);
                response.reset();
                response.setContentType("text/plain");
                response.getOutputStream().write(html);
                return;
            case "encoded":
                response.setHeader("Content-Encoding", "br");
                response.getOutputStream().write(html);
                return;
            case "tag":
                response.setHeader("ETag", "\"1\"");
                response.getOutputStream().write(html);
                return;
            case "digest":
                response.setHeader("Repr-Digest", "sha-256=:x:");
                response.getOutputStream().write(html);
                return;
            case "part":
                response.setStatus(206);
                response.setHeader("Content-Range", "bytes 0-" + (html.length - 1) + '/' + html.length);
                response.getOutputStream().write(html);
                return;
            case "noTransform":
                response.setHeader("Cache-Control", "no-transform");
                response.getOutputStream().write(html);
                return;
            case "text":
                response.setContentType("text/plain");
                response.getOutputStream().write(html);
                return;
            case "untyped":
                response.getOutputStream().write(html);
                return;
            case "wide":
                response.setContentType("text/html;charset=UTF-16LE");
                response.getWriter().write(text);
                return;
            case "fragment":
                response.getOutputStream().write(html, text.indexOf("<title>"), 100);
                return;
            case "own":
                text = text.replace("</head>", "<meta name=\"dd-trace-id\" content=\"1\"></head>");
                Blocking.write(response, text);
                return;
            case "empty":
                response.setContentLength(0);
                return;
            default:
                throw new IllegalArgumentException(way);
        }
    }

    private static void write(byte[] bytes, int step, OutputStream out) throws IOException {
        for (int from = 0; from < bytes.length; from += step) {
            out.write(bytes, from, Math.min(step, bytes.length - from));
        }
    }
}
