// SPDX-License-Identifier: Apache-2.0
package demo.undertow;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import io.undertow.Version;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the headers it got and what the next backend answers. */
final class Echo implements HttpHandler {
    private static final Logger log = LoggerFactory.getLogger(Echo.class);

    private final OkHttpClient http = new OkHttpClient();
    private final HttpUrl next;

    Echo(HttpUrl next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        log.info("{} {}", exchange.getRequestMethod(), exchange.getRequestPath());
        JsonArray headers = new JsonArray();
        for (HeaderValues values : exchange.getRequestHeaders()) {
            for (String value : values) {
                headers.add(JsonArray.from(values.getHeaderName().toString(), value));
            }
        }
        JsonObject answer = new JsonObject();
        answer.put("name", "undertow");
        answer.put("server", "Undertow " + Version.getVersionString() + ", on a worker");
        answer.put("client", "OkHttp");
        answer.put("headers", headers);
        try {
            answer.put("next", callNext());
        } catch (IOException | JsonParserException e) {
            log.error("{} failed", next, e);
            answer.put("error", e.toString());
            exchange.setStatusCode(StatusCodes.BAD_GATEWAY);
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json;charset=UTF-8");
        exchange.getResponseSender().send(JsonWriter.string(answer));
    }

    private JsonObject callNext() throws IOException, JsonParserException {
        Request request = new Request.Builder().url(next).build();
        try (Response answer = http.newCall(request).execute()) {
            return JsonParser.object().from(answer.body().string());
        }
    }
}
