// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import dev.baton.core.format.Baggage;
import dev.baton.core.format.Format;
import dev.baton.core.format.Identity;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Answers for programs: one line of JSON each, in ASCII, so that no charset on the way can damage them. */
final class Json {
    private Json() {}

    /** {@code {"context": ... or null, "outbound": [[name, value], ...]}}. */
    static String of(Reading reading) {
        JsonArray outbound = new JsonArray();
        for (String[] header : reading.outbound()) outbound.add(JsonArray.from(header[0], header[1]));
        JsonObject answer = new JsonObject();
        answer.put("context", context(reading));
        answer.put("outbound", outbound);
        return ascii(answer);
    }

    static String error(String message) {
        return ascii(new JsonObject(Collections.singletonMap("error", message)));
    }

    private static @Nullable JsonObject context(Reading reading) {
        if (reading.isEmpty()) return null;
        Identity identity = reading.identity();
        Format format = identity == null ? null : identity.format();
        JsonObject context = new JsonObject();
        context.put("format", format == null ? null : format.key());
        context.put("traceId", identity == null ? null : identity.traceId());
        context.put("spanId", identity == null ? null : identity.spanId());
        context.put("sampled", identity == null ? null : identity.sampled());
        context.put("debug", identity != null && identity.debug());
        context.put("priority", identity == null ? null : identity.priority());
        context.put("origin", identity == null ? null : identity.origin());
        context.put("tags", identity == null ? new JsonObject() : new JsonObject(identity.tags()));
        context.put("flags", identity == null ? null : identity.flags());
        context.put("tracestate", identity == null ? null : identity.tracestate());
        context.put("baggage", baggage(reading.baggage()));
        return context;
    }

    private static JsonArray baggage(Baggage baggage) {
        JsonArray members = new JsonArray();
        for (Baggage.Member member : baggage.members()) {
            JsonArray entry = JsonArray.from(member.key(), member.value());
            if (member.properties() != null) entry.add(member.properties());
            members.add(entry);
        }
        return members;
    }

    /** Outside of strings JSON is ASCII already, so every other character may become an escape, a lone surrogate too. */
    static String ascii(JsonObject answer) {
        String json = JsonWriter.string(answer);
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                text.append(c);
            } else {
                String hex = Integer.toHexString(c);
                text.append("\\u").append("0000", hex.length(), 4).append(hex);
            }
        }
        return text.toString();
    }
}
