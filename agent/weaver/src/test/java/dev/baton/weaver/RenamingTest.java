// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Advice that is written for a library, as the classes of its copies get it. */
class RenamingTest {
    private static final String PREFIX = "some/library/shaded/";

    static Stream<Hook> akkas() {
        return advice().filter(hook -> Renaming.isOfAkka(hook.type));
    }

    static Stream<Hook> relocated() {
        return advice().filter(hook -> !hook.edge.relocated().isEmpty());
    }

    private static Stream<Hook> advice() {
        return Edges.all().stream().flatMap(edge -> edge.hooks().stream()).filter(Hook::isAdvice);
    }

    @ParameterizedTest
    @MethodSource("akkas")
    void ofAkkasNamesNoClassOfPekkos(Hook hook) throws IOException {
        byte[] read = Renaming.of(hook, "").advice(read(hook.advice));
        assertThat(new String(read, StandardCharsets.ISO_8859_1)).doesNotContain("org/apache/pekko/");
        assertThat(named(read)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("akkas")
    void ofAkkasIsForPekkoTooAndStaysAsItIsThere(Hook hook) throws IOException {
        List<Hook> others = advice().filter(
                        other -> other.advice.equals(hook.advice) && other.type.startsWith("org.apache.pekko."))
                .collect(Collectors.toList());
        assertThat(others).isNotEmpty();
        for (Hook other : others)
            assertThat(Renaming.of(other, "").advice(read(hook.advice))).isEqualTo(read(hook.advice));
    }

    /** Else the class of a copy would ask for classes of the original, which may be missing. */
    @ParameterizedTest
    @MethodSource("relocated")
    void ofRelocatedCopiesNamesNoClassOfAnyLibraryButTheirs(Hook hook) throws IOException {
        Set<String> foreign = named(Renaming.of(hook, PREFIX).advice(read(hook.advice)));
        foreign.removeIf(name -> name.startsWith(PREFIX)
                || name.startsWith("java/")
                || name.startsWith("dev/baton/")
                || name.startsWith("net/bytebuddy/")
                || name.startsWith("org/jspecify/"));
        assertThat(foreign).isEmpty();
    }

    /** Of all classes that a class file names. */
    private static Set<String> named(byte[] classFile) {
        Set<String> names = new TreeSet<>();
        Remapper collector = new Remapper() {
            @Override
            public String map(String internalName) {
                names.add(internalName);
                return internalName;
            }
        };
        new ClassReader(classFile).accept(new ClassRemapper(new ClassWriter(0), collector), 0);
        return names;
    }

    private static byte[] read(String className) throws IOException {
        try (InputStream in = RenamingTest.class.getResourceAsStream('/' + className.replace('.', '/') + ".class")) {
            return new ClassReader(in).b;
        }
    }
}
