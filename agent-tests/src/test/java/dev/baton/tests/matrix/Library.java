// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One version of a library in {@code matrix.properties}, its jars resolved by the build. */
public final class Library {
    /** The class file version of Java 1; Java 8's is 52. */
    private static final int JAVA_0 = 44;

    /** What a test of the JDK's own is tagged with. */
    private static final String JDK = "jdk";

    public final String name;
    public final String version;
    final List<URL> jars = new ArrayList<>();
    /** The lowest Java version that loads its classes. */
    final int javaVersion;

    /** The running JDK, whose servers and clients no jar brings. */
    private Library(int javaVersion) {
        name = JDK;
        version = Integer.toString(javaVersion);
        this.javaVersion = javaVersion;
    }

    private Library(String name, String version) throws IOException {
        this.name = name;
        this.version = version;
        List<String> paths =
                Files.readAllLines(new File("target/matrix/" + name, version).toPath(), StandardCharsets.UTF_8);
        for (String path : paths) jars.add(new File(path).toURI().toURL());
        javaVersion = javaVersion(paths.get(0));
    }

    /** All versions, the floor first; of the JDK, which the matrix does not name, the one that runs. */
    static List<Library> versionsOf(String name) throws IOException {
        if (name.equals(JDK)) return Collections.singletonList(new Library(runningJavaVersion()));
        List<Library> libraries = new ArrayList<>();
        for (String version : matrix().getProperty(name).trim().split("[,\\s]+")) {
            libraries.add(new Library(name, version));
        }
        return libraries;
    }

    private static Properties matrix() throws IOException {
        Properties matrix = new Properties();
        try (InputStream in = Files.newInputStream(new File("matrix.properties").toPath())) {
            matrix.load(in);
        }
        return matrix;
    }

    /** Of all libraries that the matrix names. */
    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>(matrix().stringPropertyNames());
        names.removeIf(key -> key.contains("."));
        Collections.sort(names);
        return names;
    }

    /** That version, which the matrix names. */
    public static Library of(String name, String version) throws IOException {
        for (Library library : versionsOf(name)) {
            if (library.version.equals(version)) return library;
        }
        throw new IllegalArgumentException("no " + name + ' ' + version + " in the matrix");
    }

    static int runningJavaVersion() {
        String version = System.getProperty("java.specification.version");
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }

    /** That of the first class file in the jar. */
    private static int javaVersion(String jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar)) {
            for (java.util.Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                boolean isOrdinary = entry.getName().endsWith(".class")
                        && !entry.getName().startsWith("META-INF/")
                        && !entry.getName().endsWith("module-info.class");
                if (!isOrdinary) continue;
                try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
                    in.readInt();
                    return in.readInt() - JAVA_0;
                }
            }
        }
        throw new IOException("no class in " + jar);
    }

    /** The names of all classes in its jars. */
    public List<String> classes() throws IOException {
        List<String> classes = new ArrayList<>();
        for (URL jar : jars) {
            try (ZipFile zip = new ZipFile(new File(jar.getPath()))) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    String path = entry.getName();
                    if (!path.endsWith(".class") || path.startsWith("META-INF/")) continue;
                    classes.add(
                            path.substring(0, path.length() - ".class".length()).replace('/', '.'));
                }
            }
        }
        return classes;
    }

    @Override
    public String toString() {
        return name + ' ' + version;
    }
}
