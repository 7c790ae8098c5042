// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An application's own classes, as many as one likes: copies of one, under other names. */
public final class Classes extends ClassLoader {
    private static final String COUNT = "baton.bench.classes";
    private static final String NAME = "Class0000000";

    private final byte[] original;

    private Classes(byte[] original) {
        super(Classes.class.getClassLoader());
        this.original = original;
    }

    /** What a JVM is told so that it loads that many. */
    public static List<String> toLoad(int count) {
        return List.of("-D" + COUNT + '=' + count);
    }

    static void load() throws IOException, ClassNotFoundException {
        int count = Integer.getInteger(COUNT, 0);
        if (count == 0) return;
        try (InputStream in = Classes.class.getResourceAsStream("Classes$" + NAME + ".class")) {
            if (in == null) throw new IOException("no " + NAME);
            Classes loader = new Classes(in.readAllBytes());
            for (int i = 1; i <= count; i++) {
                Class.forName(Classes.class.getName() + '$' + String.format(Locale.ROOT, "Class%07d", i), true, loader);
            }
        }
    }

    @Override
    protected Class<?> findClass(String name) {
        byte[] copy = original.clone();
        byte[] from = NAME.getBytes(StandardCharsets.US_ASCII);
        byte[] to = name.substring(name.length() - from.length).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + from.length <= copy.length; i++) {
            if (Arrays.equals(copy, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, copy, i, to.length);
            }
        }
        return defineClass(name, copy, 0, copy.length);
    }

    /** What classes of applications have: fields, methods, strings, an interface. */
    static final class Class0000000 implements Comparable<Class0000000> {
        private static final String[] WORDS = {"an", "application", "has", "words"};
        private final String name;
        private int count;

        Class0000000(String name) {
            this.name = name;
        }

        String words(int times) {
            StringBuilder words = new StringBuilder(name);
            for (int i = 0; i < times; i++) words.append(' ').append(WORDS[count++ % WORDS.length]);
            return words.toString();
        }

        @Override
        public int compareTo(Class0000000 other) {
            return name.equals(other.name) ? Integer.compare(count, other.count) : name.compareTo(other.name);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Class0000000 && compareTo((Class0000000) other) == 0;
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + count;
        }
    }
}
