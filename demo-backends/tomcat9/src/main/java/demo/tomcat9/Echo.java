// SPDX-License-Identifier: Apache-2.0
package demo.tomcat9;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Collections;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.util.ServerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the headers it got and what the next backend answers, to pages of any origin. */
final class Echo extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(Echo.class);

    private final URI next;

    Echo(URI next) {
        this.next = next;
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        allowAnyOrigin(response);
        response.setHeader("Access-Control-Allow-Headers", "*");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.info("GET {}", request.getRequestURI());
        JsonObject answer = new JsonObject();
        answer.put("name", "tomcat9");
        answer.put("server", ServerInfo.getServerInfo() + ", javax.servlet");
        answer.put("client", "HttpURLConnection");
        answer.put("headers", headers(request));
        try {
            answer.put("next", callNext());
        } catch (IOException | JsonParserException e) {
            log.error("{} failed", next, e);
            answer.put("error", e.toString());
            response.setStatus(HttpServletResponse.SC_BAD_GATEWAY);
        }
        allowAnyOrigin(response);
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write(JsonWriter.string(answer));
    }

    private JsonObject callNext() throws IOException, JsonParserException {
        HttpURLConnection connection = (HttpURLConnection) next.toURL().openConnection();
        try (InputStream body = connection.getInputStream()) {
            return JsonParser.object().from(body);
        }
    }

    private static JsonArray headers(HttpServletRequest request) {
        JsonArray headers = new JsonArray();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers.add(JsonArray.from(name, value));
            }
        }
        return headers;
    }

    private static void allowAnyOrigin(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
    }
}
