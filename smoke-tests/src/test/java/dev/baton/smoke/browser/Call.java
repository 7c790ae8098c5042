// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.browser;

import com.grack.nanojson.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a page is to request.
 *
 * @param id in the URL, by which the intake and the last hop know it again
 * @param via {@code fetch} or {@code xhr}
 * @param header the name of a header of the application's own; empty: none
 */
record Call(String id, String url, String format, String via, String method, boolean credentials, String header) {
    /** Of a backend that calls the last hop. */
    static Call of(
            String backend, URI lastHop, String format, String via, String method, boolean credentials, String header) {
        String policy = backend.replaceAll(".*/call/?|/$", "");
        String id = String.join(".", policy, format, via, method, credentials ? "credentials" : "anonymous", header)
                .toLowerCase(Locale.ROOT);
        String next = URLEncoder.encode(lastHop + "/" + id, StandardCharsets.UTF_8);
        String url = backend + "?format=" + format + "&call=" + id + "&url=" + next;
        return new Call(id, url, format, via, method, credentials, header);
    }

    /** One of each kind in each of the SDK's formats. */
    static List<Call> ofEachKind(Sdk sdk, String backend, URI lastHop) {
        List<Call> calls = new ArrayList<>();
        for (String format : sdk.formats)
            for (String via : List.of("fetch", "xhr"))
                for (String method : List.of("GET", "POST"))
                    for (boolean credentials : List.of(false, true))
                        calls.add(of(backend, lastHop, format, via, method, credentials, ""));
        return calls;
    }

    /** As {@code page.js} takes it. A POST is of JSON, for which a browser asks, RUM or not. */
    JsonObject json() {
        JsonObject headers = new JsonObject();
        if (!header.isEmpty()) headers.put(header, "1");
        JsonObject json = new JsonObject();
        json.put("id", id);
        json.put("url", url);
        json.put("format", format);
        json.put("via", via);
        json.put("method", method);
        json.put("credentials", credentials);
        json.put("headers", headers);
        if (method.equals("POST")) {
            headers.put("Content-Type", "application/json");
            json.put("body", "{}");
        }
        return json;
    }
}
