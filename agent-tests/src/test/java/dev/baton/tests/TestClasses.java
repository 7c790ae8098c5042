// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests;

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
    private TestClasses() {}

    /** Those of the package {@code dev.baton.tests.AREA}, abstract ones included, by name; none is initialized. */
    public static List<Class<?>> of(String area) throws IOException, URISyntaxException, ClassNotFoundException {
        String inPackage = TestClasses.class.getPackage().getName() + '.' + area;
        File root = new File(TestClasses.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (Stream<Path> files = Files.list(root.toPath().resolve(inPackage.replace('.', '/')))) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .sorted()
                    .collect(Collectors.toList());
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            String className = inPackage + '.' + name.substring(0, name.length() - ".class".length());
            classes.add(Class.forName(className, false, TestClasses.class.getClassLoader()));
        }
        return classes;
    }
}
