// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one backend said of itself and of the request that reached it.
 *
 * @param client how it calls the next one; null at the end of the chain
 */
record Hop(String name, String server, @Nullable String client, Headers headers) {
    /** The hops of a nested answer, the nearest first. */
    static List<Hop> unfold(JsonObject answer) {
        List<Hop> hops = new ArrayList<>();
        for (JsonObject json = answer; json != null; json = json.getObject("next")) {
            List<Header> lines = new ArrayList<>();
            for (Object pair : json.getArray("headers")) {
                JsonArray line = (JsonArray) pair;
                lines.add(new Header(line.getString(0), line.getString(1)));
            }
            hops.add(new Hop(
                    Objects.requireNonNull(json.getString("name")),
                    Objects.requireNonNull(json.getString("server")),
                    json.getString("client"),
                    new Headers(List.copyOf(lines))));
        }
        return hops;
    }
}
