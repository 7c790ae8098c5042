// SPDX-License-Identifier: Apache-2.0
package demo.jetty;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the headers it got and what the next backend answers. */
final class Echo extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(Echo.class);

    private final CloseableHttpClient http = HttpClients.createDefault();
    private final URI next;

    Echo(URI next) {
        this.next = next;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        log.info("{} {}", request.getMethod(), request.getHttpURI().getPath());
        JsonArray headers = new JsonArray();
        for (HttpField field : request.getHeaders()) headers.add(JsonArray.from(field.getName(), field.getValue()));
        JsonObject answer = new JsonObject();
        answer.put("name", "jetty");
        answer.put("server", "Jetty " + org.eclipse.jetty.server.Server.getVersion() + ", no servlets");
        answer.put("client", "Apache HttpClient 5");
        answer.put("headers", headers);
        try {
            answer.put("next", callNext());
        } catch (IOException | JsonParserException e) {
            log.error("{} failed", next, e);
            answer.put("error", e.toString());
            response.setStatus(HttpStatus.BAD_GATEWAY_502);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=UTF-8");
        Content.Sink.write(response, true, JsonWriter.string(answer), callback);
        return true;
    }

    private JsonObject callNext() throws IOException, JsonParserException {
        String body = http.execute(new HttpGet(next), answer -> EntityUtils.toString(answer.getEntity()));
        return JsonParser.object().from(body);
    }
}
