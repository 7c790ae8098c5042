// SPDX-License-Identifier: Apache-2.0
package dev.baton.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.baton.core.settings.Settings;
import dev.baton.weaver.Edge;
import dev.baton.weaver.Edges;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of edges, held against the files, the sleeping agent and the README. */
class EdgesTest {
    @Test
    void everyEdgeFileIsInTheTable() throws ReflectiveOperationException {
        List<String> inFiles = new java.util.ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .importPackages(
                        "dev.baton.weaver.server",
                        "dev.baton.weaver.client",
                        "dev.baton.weaver.carry",
                        "dev.baton.weaver.pages",
                        "dev.baton.weaver.logs",
                        "dev.baton.weaver.messaging",
                        "dev.baton.weaver.tracers")) {
            if (type.tryGetMethod("edge").isPresent()) {
                inFiles.add(((Edge) type.reflect().getMethod("edge").invoke(null)).name());
            }
        }
        assertThat(Edge.names(Edges.all()))
                .containsExactlyInAnyOrderElementsOf(inFiles)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSleepingAgentWaitsForTheClassesOfEveryServer() throws ReflectiveOperationException {
        Field servers = Class.forName("dev.baton.entry.Sleeper").getDeclaredField("SERVERS");
        servers.setAccessible(true);
        List<String> types = Edges.all().stream()
                .filter(edge -> edge.kind() == Edge.Kind.IN || edge.kind() == Edge.Kind.RECEIVE)
                .flatMap(edge -> edge.wakers().stream())
                .map(type -> type.replace('.', '/'))
                .collect(Collectors.toList());
        assertThat((String[]) servers.get(null)).containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void messagingCanBeSwitchedOffAsAWhole() {
        Settings off = Settings.of(
                "messaging=off,html.link=true,carry.threads=virtual,platform,debug.loss=true",
                Collections.<String, String>emptyMap(),
                Collections.<String, String>emptyMap());
        for (Edge edge : Edges.all()) {
            boolean isOfMessages = edge.kind() == Edge.Kind.RECEIVE || edge.kind() == Edge.Kind.SEND;
            assertThat(edge.isEnabled(off)).as(edge.name()).isNotEqualTo(isOfMessages);
        }
    }

    @Test
    void theReadmeListsEveryEdge() throws IOException {
        File readme = new File(System.getProperty("root.directory"), "README.md");
        String text = new String(Files.readAllBytes(readme.toPath()), StandardCharsets.UTF_8);
        String rows = Edges.all().stream()
                .map(edge -> "| " + edge.kind().name().toLowerCase(java.util.Locale.ROOT) + " | `" + edge.name()
                        + "` | " + edge.versions() + " |")
                .collect(Collectors.joining("\n"));
        assertThat(text).contains(rows);
    }
}
