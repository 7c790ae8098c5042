// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The properties file that {@link Setting#CONFIG} names. */
final class ConfigFile {
    private ConfigFile() {}

    /** An empty source, and a problem more, if the file cannot be read; {@code others} are those that may name it. */
    static Source read(Source[] others, List<String> problems) {
        for (int i = 0; i < others.length; i++) {
            String path = others[i].value(Setting.CONFIG);
            if (path != null) return read(path, others[i].saying(Setting.CONFIG), problems);
        }
        return Source.ofFile("", Collections.<String, String>emptyMap());
    }

    private static Source read(String path, String saying, List<String> problems) {
        Map<String, String> lines = Collections.emptyMap();
        try {
            lines = lines(path);
        } catch (IOException | IllegalArgumentException | SecurityException e) {
            String why = Problem.quoted(String.valueOf(e.getMessage()));
            problems.add(Problem.line(saying, "cannot be read, " + why + ".", "Going on without"));
        }
        Source file = Source.ofFile(path, lines);
        if (file.value(Setting.CONFIG) != null) {
            problems.add(Problem.line(file.saying(Setting.CONFIG), "a file cannot name another.", "Ignored"));
        }
        return file;
    }

    private static Map<String, String> lines(String path) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = new FileInputStream(path)) {
            properties.load(in);
        }
        Map<String, String> lines = new TreeMap<String, String>();
        for (String name : properties.stringPropertyNames()) {
            lines.put(name, String.valueOf(properties.getProperty(name)));
        }
        return lines;
    }
}
