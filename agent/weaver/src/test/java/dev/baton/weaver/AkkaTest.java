// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Advice that is written for Pekko, as Akka's classes get it. */
class AkkaTest {
    static Stream<String> advice() {
        return Edges.all().stream()
                .flatMap(edge -> edge.hooks().stream())
                .filter(hook -> Akka.isOf(hook.type) && hook.isAdvice())
                .map(hook -> hook.advice)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("advice")
    void namesNoClassOfPekkos(String className) throws IOException {
        byte[] read = Akka.advice(read(className));
        assertThat(new String(read, StandardCharsets.ISO_8859_1)).doesNotContain("org/apache/pekko/");
        ClassWriter copy = new ClassWriter(0);
        new ClassReader(read).accept(copy, 0);
        assertThat(copy.toByteArray()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("advice")
    void isForPekkoTooAndStaysAsItIsThere(String className) throws IOException {
        List<String> others = Edges.all().stream()
                .flatMap(edge -> edge.hooks().stream())
                .filter(hook -> hook.advice.equals(className) && hook.type.startsWith("org.apache.pekko."))
                .map(hook -> hook.type)
                .collect(Collectors.toList());
        assertThat(others).isNotEmpty().noneMatch(Akka::isOf);
    }

    private static byte[] read(String className) throws IOException {
        try (InputStream in = AkkaTest.class.getResourceAsStream('/' + className.replace('.', '/') + ".class")) {
            return new ClassReader(in).b;
        }
    }
}
