// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.Lacks;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/supported.md}: what the contracts ran on, made of the matrix, of the tests and of the README's table of
 * edges. With the system property {@code supported.write=true} it is written, otherwise held against them.
 */
class SupportedTest {
    /** Tags of tests that have every library with a server, or with a client. */
    private static final String[] OF_MANY = {"servers", "clients"};

    private static final Path ROOT = new File("..").toPath();
    private static final Path PAGE = ROOT.resolve("docs/supported.md");
    private static final String JDK = "jdk";
    private static final Pattern EDGE =
            Pattern.compile("\\| (in|out|receive|send|between|page|log|tracer) \\| `(\\w+)` \\| (.+) \\|");
    private static final Pattern LIBRARY = Pattern.compile("([\\w-]+)\\.edges\\b.*");
    private static final String[] OF_CONTRACTS = {"client", "carry", "server", "grpc", "logs", "messaging", "tracers"};

    @Test
    void thePageSaysWhatTheContractsRunOn() throws Exception {
        String made = page();
        if (Boolean.getBoolean("supported.write")) Files.write(PAGE, made.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(Files.readAllBytes(PAGE), StandardCharsets.UTF_8))
                .as("docs/supported.md is stale; its last lines tell how to make it anew")
                .isEqualTo(made);
    }

    private static String page() throws Exception {
        Properties matrix = new Properties();
        try (Reader in = Files.newBufferedReader(new File("matrix.properties").toPath())) {
            matrix.load(in);
        }
        Map<String, List<Class<?>>> contracts = contracts();
        Map<String, String> edges = edges();
        Set<String> shown = new TreeSet<>();
        StringBuilder page = new StringBuilder("# What the contracts run on\n\n"
                + "Each version below is the real library in a JVM with the packaged `baton.jar` on its command line, and every\n"
                + "promise of the contract is asked of it: of a library's first and last by every build, of those between by\n"
                + "`-Dmatrix=all`. Versions between two of them have the same classes\n"
                + "where Baton looks; newer ones usually do, and where not, Baton leaves the class alone and `status` says so.\n\n"
                + "| Library | Versions | Edges | Contracts |\n|---|---|---|---|\n");
        for (String library : libraries()) {
            List<String> itsEdges = list(matrix, library + ".edges");
            assertThat(edges.keySet())
                    .as("%s.edges in matrix.properties", library)
                    .containsAll(itsEdges);
            shown.addAll(itsEdges);
            List<Class<?>> itsContracts = contracts.remove(library);
            assertThat(itsContracts).as("tests tagged %s", library).isNotEmpty();
            page.append(row(
                    library.equals(JDK) ? "the JDK" : code(list(matrix, library + ".artifacts")),
                    library.equals(JDK)
                            ? OtherJdksTest.MATRIX.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            : String.join(", ", list(matrix, library)),
                    code(itsEdges),
                    code(itsContracts.stream().map(Class::getSimpleName).collect(Collectors.toList()))));
        }
        for (String tag : OF_MANY) {
            assertThat(contracts.remove(tag)).as("tests tagged %s", tag).isNotEmpty();
        }
        assertThat(contracts.keySet())
                .as("tags that matrix.properties gives no edges")
                .isEmpty();
        assertThat(shown)
                .as("edges that a library in matrix.properties shows at work")
                .isEqualTo(edges.keySet());
        page.append(
                "\nAll of them run on JDK 17, but for Helidon 4's and those of Reactor's virtual threads, which need 21; on the\n"
                        + "other JDKs above, the first and the last version that load there: these, those of the JDK and of Tomcat in every\n"
                        + "build, those of other libraries with `-Dbaton.jdks.libraries=8,25`.\n");
        page.append(
                "\n## What a library does not do\n\nThe contract asks these of it in vain: with Baton and without, unless the reason is an edge.\n\n"
                        + "| Contract | Versions | Promise | Because |\n|---|---|---|---|\n");
        for (Class<?> contract : contractClasses()) {
            for (Lacks lack : contract.getAnnotationsByType(Lacks.class)) {
                page.append(row(
                        '`' + contract.getSimpleName() + '`',
                        versions(lack),
                        Arrays.stream(lack.test()).map(SupportedTest::words).collect(Collectors.joining("; ")),
                        lack.because() + (lack.always() ? "" : " (at times)")));
            }
        }
        return page.append("\nMade by `./mvnw verify -pl agent-tests -am -Dtest=SupportedTest -Dsupported.write=true\n"
                        + "-Dsurefire.failIfNoSpecifiedTests=false` of `agent-tests/matrix.properties` and the tests; a test fails\n"
                        + "when it is stale.\n")
                .toString();
    }

    private static String row(String... cells) {
        return "| " + Arrays.stream(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | "))
                + " |\n";
    }

    private static String code(List<String> words) {
        return words.stream().map(word -> '`' + word + '`').collect(Collectors.joining(", "));
    }

    private static String versions(Lacks lack) {
        String versions = lack.versions().equals(".*") ? "all" : '`' + lack.versions() + '`';
        return lack.fromJava() == 8 ? versions : versions + ", from Java " + lack.fromJava();
    }

    /** {@code leavesNothingBehind} as "leaves nothing behind". */
    private static String words(String method) {
        return method.replaceAll("(?<=[a-zA-Z0-9])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> list(Properties matrix, String key) {
        String value = matrix.getProperty(key);
        assertThat(value).as("%s in matrix.properties", key).isNotBlank();
        return Arrays.asList(value.trim().split("[,\\s]+"));
    }

    /** In the order of the file. */
    private static List<String> libraries() throws IOException {
        List<String> libraries = new ArrayList<>();
        for (String line : Files.readAllLines(new File("matrix.properties").toPath())) {
            Matcher library = LIBRARY.matcher(line);
            if (library.matches()) libraries.add(library.group(1));
        }
        return libraries;
    }

    /** The README's, which another test holds against the code: direction by name. */
    private static Map<String, String> edges() throws IOException {
        Map<String, String> edges = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
            Matcher edge = EDGE.matcher(line);
            if (edge.matches()) edges.put(edge.group(2), edge.group(1));
        }
        return edges;
    }

    /** By library. */
    private static Map<String, List<Class<?>>> contracts() throws Exception {
        Map<String, List<Class<?>>> contracts = new LinkedHashMap<>();
        for (Class<?> contract : contractClasses()) {
            Tag tag = contract.getAnnotation(Tag.class);
            contracts
                    .computeIfAbsent(tag == null ? JDK : tag.value(), library -> new ArrayList<>())
                    .add(contract);
        }
        return contracts;
    }

    private static List<Class<?>> contractClasses() throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        for (String area : OF_CONTRACTS) classes.addAll(TestClasses.of(area));
        return classes;
    }
}
