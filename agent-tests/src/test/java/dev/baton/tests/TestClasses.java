// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tests there are, for a test that has to do with all of a kind. */
public final class TestClasses {
    private static final int CLASS_FILE_OF_JAVA_0 = 44; // major version, by which Java 8 has 52

    private TestClasses() {}

    /**
     * Those of the package {@code dev.baton.tests.AREA} that are not for newer JDKs, abstract ones included, by name; none is
     * initialized.
     */
    public static List<Class<?>> of(String area) throws IOException, URISyntaxException, ClassNotFoundException {
        String inPackage = TestClasses.class.getPackage().getName() + '.' + area;
        File root = new File(TestClasses.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path directory = root.toPath().resolve(inPackage.replace('.', '/'));
        List<String> names;
        try (Stream<Path> files = Files.list(directory)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .sorted()
                    .collect(Collectors.toList());
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            if (javaOf(directory.resolve(name)) > Jdk.runningFeature()) continue;
            String className = inPackage + '.' + name.substring(0, name.length() - ".class".length());
            classes.add(Class.forName(className, false, TestClasses.class.getClassLoader()));
        }
        return classes;
    }

    /** The first version of Java that knows class files of this one's version. */
    static int javaOf(Path classFile) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(classFile))) {
            in.readInt(); // 0xCAFEBABE
            in.readUnsignedShort(); // minor
            return in.readUnsignedShort() - CLASS_FILE_OF_JAVA_0;
        }
    }
}
