// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One place where settings are given, and what is given there. */
final class Source {
    static final String PROPERTY = "baton.";
    static final String ENVIRONMENT = "BATON_";
    private static final Setting[] SETTINGS = Setting.values();

    private final String place;
    private final String prefix;
    /** Trimmed values by name; sorted, so that reports do not depend on a hash. */
    private final TreeMap<String, String> given = new TreeMap<String, String>();

    private Source(String place, String prefix) {
        this.place = place;
        this.prefix = prefix;
    }

    /**
     * Of {@code key=value,key=value}. A piece without {@code =} continues the value before it, so lists and paths may hold
     * commas: {@code extract=b3,datadog,debug=true}. A key given twice has its last value.
     */
    static Source ofArguments(@Nullable String arguments, List<String> problems) {
        Source source = new Source("agent argument", "");
        String text = arguments == null ? "" : arguments;
        String key = null;
        for (int start = 0; start <= text.length(); ) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            String piece = text.substring(start, end).trim();
            int equals = piece.indexOf('=');
            if (equals >= 0) {
                key = plain(piece.substring(0, equals).trim());
                source.given.put(key, piece.substring(equals + 1).trim());
            } else if (key != null) {
                source.given.put(key, source.given.get(key) + "," + piece);
            } else if (!piece.isEmpty()) {
                problems.add(Problem.line("agent argument " + piece, "no value, write key=value.", "Ignored"));
            }
            start = end + 1;
        }
        return source;
    }

    static Source ofProperties(Map<String, String> properties) {
        return new Source("system property", PROPERTY).with(properties);
    }

    static Source ofEnvironment(Map<String, String> environment) {
        return new Source("environment", ENVIRONMENT).with(environment);
    }

    /** Of the lines of a file, whose keys may have the prefix of the system properties. */
    static Source ofFile(String path, Map<String, String> lines) {
        Source source = new Source("file " + path, "");
        for (Map.Entry<String, String> line : lines.entrySet()) {
            source.given.put(plain(line.getKey()), line.getValue().trim());
        }
        return source;
    }

    private Source with(Map<String, String> values) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getKey().startsWith(prefix) && !isOfKubernetes(value.getKey())) {
                given.put(value.getKey(), value.getValue().trim());
            }
        }
        return this;
    }

    /** Kubernetes puts the addresses of services into every pod's environment, those named {@code baton-…} under our prefix. */
    private static boolean isOfKubernetes(String name) {
        return name.endsWith("_SERVICE_HOST") || name.endsWith("_PORT") || name.contains("_PORT_");
    }

    private static String plain(String key) {
        return key.startsWith(PROPERTY) ? key.substring(PROPERTY.length()) : key;
    }

    /** The value given here; null if none is. An empty one counts only where it says something: as an empty list. */
    @Nullable
    String value(Setting setting) {
        String value = given.get(name(setting));
        return value != null && value.isEmpty() && !setting.kind().isList() ? null : value;
    }

    String of(Setting setting) {
        return prefix.isEmpty() ? place : place + " " + name(setting);
    }

    /** The place and the words in it: {@code environment BATON_DEBUG=yes}. */
    String saying(Setting setting) {
        return saying(name(setting));
    }

    private String saying(String name) {
        return place + (place.startsWith("file ") ? ": " : " ") + name + "=" + given.get(name);
    }

    private String name(Setting setting) {
        return prefix.equals(ENVIRONMENT) ? setting.environment() : prefix + setting.key();
    }

    void reportUnknownNames(List<String> problems) {
        List<String> known = new ArrayList<String>(SETTINGS.length);
        for (int i = 0; i < SETTINGS.length; i++) {
            known.add(name(SETTINGS[i]).substring(prefix.length()));
        }
        for (String name : given.keySet()) {
            String bare = name.substring(prefix.length());
            if (!known.contains(bare)) {
                String advice = Problem.advice(bare, known, prefix);
                problems.add(Problem.line(saying(name), "no such setting" + advice, "Ignored"));
            }
        }
    }
}
