// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Test data from the class path, and headers in the shapes that tests compare. */
final class Json {
    private Json() {}

    static JsonArray array(String resource) throws Exception {
        try (InputStream in = Json.class.getResourceAsStream(resource)) {
            return JsonParser.array().from(in);
        }
    }

    static List<JsonObject> objects(String resource) throws Exception {
        List<JsonObject> objects = new ArrayList<>();
        for (Object object : array(resource)) objects.add((JsonObject) object);
        return objects;
    }

    /** What {@link Fields} makes of header lines, as a server edge would hand them over. */
    static String[] headers(JsonArray lines) {
        String[] headers = null;
        for (Object line : lines) {
            int key = Fields.key(((JsonArray) line).getString(0));
            if (key >= 0) headers = Fields.add(headers, key, ((JsonArray) line).getString(1));
        }
        return headers;
    }

    static Map<String, String> map(JsonArray lines) {
        Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Object line : lines) {
            map.put(((JsonArray) line).getString(0), ((JsonArray) line).getString(1));
        }
        return map;
    }

    /** Values by key as a map. */
    static Map<String, String> map(String[] values) {
        Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int key = 0; key < values.length; key++) {
            if (values[key] != null) map.put(Fields.names()[key], values[key]);
        }
        return map;
    }

    static List<Format> formats(JsonArray names) {
        List<Format> formats = new ArrayList<>();
        for (Object name : names) formats.add(Format.of((String) name));
        return formats;
    }
}
