// SPDX-License-Identifier: Apache-2.0
package dev.baton.jar;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves the classes that most starts need out of their entries into few, which {@code dev.baton.entry.Bundle} reads, and
 * puts the table of edges beside them. They are the doors, core and weaver, and what of Byte Buddy is loaded when all
 * edges are woven into the classes that this class path and this JDK have; one that is missed costs the little time that
 * its own entry takes.
 */
public final class Bundler {
    private Bundler() {}

    /** @param arguments the directory of Baton's own room */
    public static void main(String[] arguments) throws Exception {
        Path room = Path.of(arguments[0]);
        Loader loader = new Loader(room);
        List<?> edges = (List<?>)
                loader.loadClass("dev.baton.weaver.Edges").getMethod("all").invoke(null);
        byte[] table = table(loader, edges);
        String build = checksum(room, table);
        weaveEverything(loader, edges, table);
        for (String part : List.of("java/lang", "dev/baton/core", "dev/baton/weaver")) {
            try (Stream<Path> files = Files.walk(room.resolve(part))) {
                files.filter(Files::isRegularFile).forEach(file -> loader.loaded.add(className(room, file)));
            }
        }
        Map<String, ByteArrayOutputStream> bundles = new TreeMap<>();
        for (String name : loader.loaded) {
            Path file = Loader.file(room, name);
            add(bundles, name, Files.readAllBytes(file));
            Files.delete(file);
        }
        add(bundles, "edges", table);
        add(bundles, "build", build.getBytes(StandardCharsets.US_ASCII));
        for (Map.Entry<String, ByteArrayOutputStream> bundle : bundles.entrySet()) {
            Files.write(room.resolve(bundle.getKey()), bundle.getValue().toByteArray());
        }
    }

    /** Tells builds apart that have the same version: what one has woven is not for another. */
    private static String checksum(Path room, byte[] table) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(table);
        try (Stream<Path> files = Files.walk(room)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                digest.update(room.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static void add(Map<String, ByteArrayOutputStream> bundles, String name, byte[] content) throws Exception {
        Method bundleOf = Class.forName("dev.baton.entry.Bundle").getDeclaredMethod("of", String.class);
        bundleOf.setAccessible(true);
        String bundle = (String) bundleOf.invoke(null, name);
        DataOutputStream out =
                new DataOutputStream(bundles.computeIfAbsent(bundle, any -> new ByteArrayOutputStream()));
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        out.writeShort(nameBytes.length);
        out.write(nameBytes);
        out.writeInt(content.length);
        out.write(content);
    }

    private static byte[] table(Loader loader, List<?> edges) throws ReflectiveOperationException {
        Method write = loader.loadClass("dev.baton.weaver.EdgeTableWriter").getDeclaredMethod("write", List.class);
        write.setAccessible(true);
        return (byte[]) write.invoke(null, edges);
    }

    private static String className(Path room, Path file) {
        String path = room.relativize(file).toString();
        return path.substring(0, path.length() - Loader.SUFFIX.length()).replace('/', '.');
    }

    private static void weaveEverything(Loader loader, List<?> edges, byte[] table) throws Exception {
        Object dump = instance(loader.loadClass("dev.baton.weaver.Dump").getDeclaredConstructor(String.class), "");
        Class<?> ofEdges = loader.loadClass("dev.baton.weaver.EdgeTable");
        Class<?> cache = loader.loadClass("dev.baton.weaver.Cache");
        ClassFileTransformer weaver = (ClassFileTransformer) instance(
                loader.loadClass("dev.baton.weaver.Weaver")
                        .getDeclaredConstructor(
                                ofEdges, ClassLoader.class, cache, dump.getClass(), Instrumentation.class),
                instance(ofEdges.getDeclaredConstructor(byte[].class), table),
                loader,
                null,
                dump,
                null);
        Method faultOf = loader.loadClass("dev.baton.core.Faults").getMethod("of", String.class);
        for (Object edge : edges) {
            for (Object type : (Set<?>) edge.getClass().getMethod("types").invoke(edge)) {
                String internalName = type.toString().replace('.', '/');
                try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
                    if (in != null) weaver.transform(null, internalName, null, null, in.readAllBytes());
                }
            }
            Object fault =
                    faultOf.invoke(null, edge.getClass().getMethod("name").invoke(edge));
            if (fault != null) throw new IllegalStateException(edge + " failed " + fault);
        }
    }

    private static Object instance(Constructor<?> constructor, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    /** As the room's own loader, except that it takes the classes from a directory, and notes them. */
    private static final class Loader extends ClassLoader {
        static final String SUFFIX = ".classdata";

        final Set<String> loaded = new TreeSet<>();
        private final Path room;

        Loader(Path room) {
            super(null);
            this.room = room;
        }

        static Path file(Path room, String className) {
            return room.resolve(className.replace('.', '/') + SUFFIX);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                byte[] classFile = Files.readAllBytes(file(room, name));
                loaded.add(name);
                return defineClass(name, classFile, 0, classFile.length);
            } catch (IOException absent) {
                throw new ClassNotFoundException(name, absent);
            }
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            try {
                return Files.newInputStream(room.resolve(name.replace(".class", SUFFIX)));
            } catch (IOException absent) {
                return null;
            }
        }
    }
}
