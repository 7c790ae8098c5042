// SPDX-License-Identifier: Apache-2.0
package dev.baton.jar;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs what Byte Buddy is compiled against into a jar, for a tool that reads no {@code jrt:}; not every JDK has jmods. */
public final class JdkClasses {
    private JdkClasses() {}

    /** @param arguments the jar to write */
    public static void main(String[] arguments) throws IOException {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            jar.setLevel(0);
            for (String name : List.of("java.base", "java.instrument")) {
                Path module = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", name);
                try (Stream<Path> files = Files.walk(module)) {
                    for (Path file : (Iterable<Path>) files.filter(JdkClasses::isClass)::iterator) {
                        jar.putNextEntry(new ZipEntry(module.relativize(file).toString()));
                        Files.copy(file, jar);
                    }
                }
            }
        }
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class") && !file.endsWith("module-info.class");
    }
}
