// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Jars of the test applications' classes. */
final class Jars {
    private Jars() {}

    /**
     * A jar of the applications whose class names start with {@code prefix}.
     *
     * @param attributes name, value, name, value, for the manifest
     */
    static Path of(Path jar, String prefix, String... attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < attributes.length; i += 2) {
            manifest.getMainAttributes().putValue(attributes[i], attributes[i + 1]);
        }
        Path directory = Path.of("dev", "baton", "smoke", "app");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> classes = Files.list(Launch.APPLICATIONS.resolve(directory))) {
            for (Path file : classes.sorted().toList()) {
                if (!file.getFileName().toString().startsWith(prefix)) continue;
                out.putNextEntry(new JarEntry("dev/baton/smoke/app/" + file.getFileName()));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
