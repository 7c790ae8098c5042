// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Header lines as both Baton and other libraries read and write them. */
final class Carrier {
    static final TextMapGetter<Carrier> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Carrier carrier) {
            return carrier.lines.stream().map(line -> line[0]).toList();
        }

        @Override
        public String get(Carrier carrier, String name) {
            return carrier.first(name);
        }

        @Override
        public Iterator<String> getAll(Carrier carrier, String name) {
            return carrier.all(name).iterator();
        }
    };
    static final TextMapSetter<Carrier> SETTER = (carrier, name, value) -> carrier.add(name, value);

    private final List<String[]> lines = new ArrayList<>();

    /** Of names and values, alternately. */
    static Carrier of(String... namesAndValues) {
        Carrier carrier = new Carrier();
        for (int i = 0; i < namesAndValues.length; i += 2) carrier.add(namesAndValues[i], namesAndValues[i + 1]);
        return carrier;
    }

    /** Of values by key, null where there is none. */
    static Carrier byKey(String[] headers) {
        Carrier carrier = new Carrier();
        for (int key = 0; key < headers.length; key++) {
            if (headers[key] != null) carrier.add(Fields.names()[key], headers[key]);
        }
        return carrier;
    }

    void add(String name, String value) {
        lines.add(new String[] {name, value});
    }

    String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.get(0);
    }

    private List<String> all(String name) {
        return lines.stream()
                .filter(line -> line[0].equalsIgnoreCase(name))
                .map(line -> line[1])
                .toList();
    }

    String[] headers() {
        String[] headers = null;
        for (String[] line : lines) {
            int key = Fields.key(line[0]);
            if (key >= 0) headers = Fields.add(headers, key, line[1]);
        }
        return headers;
    }

    Map<String, String> map() {
        Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String[] line : lines) map.put(line[0], line[1]);
        return map;
    }

    @Override
    public String toString() {
        return map().toString();
    }
}
