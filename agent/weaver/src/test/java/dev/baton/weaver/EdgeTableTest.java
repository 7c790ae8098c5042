// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeTableTest {
    private final List<Edge> edges = Edges.all();
    private final EdgeTable table = new EdgeTable(EdgeTableWriter.write(edges));

    EdgeTableTest() throws IOException {}

    @Test
    void hasAllEdges() {
        assertThat(table.edges()).extracting(EdgeTableTest::describe).isEqualTo(describe(edges));
    }

    private static List<List<Object>> describe(List<Edge> edges) {
        return edges.stream().map(EdgeTableTest::describe).collect(toList());
    }

    private static List<Object> describe(Edge edge) {
        return Arrays.asList(edge.name(), edge.kind(), edge.versions(), edge.setting(), edge.entry(), edge.relocated());
    }

    @Test
    void findsTheHooksOfAClassOnceItIsThere() {
        Map<String, List<Hook>> byType = edges.stream()
                .flatMap(edge -> edge.hooks().stream())
                .filter(Hook::isForThisJdk)
                .collect(groupingBy(hook -> hook.type));
        byType.forEach((type, hooks) -> assertThat(table.hooksOf(type.replace('.', '/')))
                .extracting(EdgeTableTest::describe)
                .isEqualTo(hooks.stream().map(EdgeTableTest::describe).collect(toList())));
        assertThat(table.edges().stream().mapToInt(edge -> edge.hooks().size()).sum())
                .isEqualTo(byType.values().stream().mapToInt(List::size).sum());
    }

    private static String describe(Hook hook) {
        return hook.edge.name()
                + ' '
                + hook.type
                + ' '
                + hook.methods()
                + ' '
                + hook.advice
                + ' '
                + Arrays.toString(hook.parameters)
                + ' '
                + hook.isForJava8;
    }

    @Test
    void hooksAreTheSameEachTime() {
        assertThat(table.hooksOf("java/util/concurrent/ThreadPoolExecutor"))
                .isNotEmpty()
                .isSameAs(table.hooksOf("java/util/concurrent/ThreadPoolExecutor"));
    }

    @Test
    void noOtherClassHasAny() {
        for (String name :
                new String[] {"", "java/lang/Object", "x/java/util/concurrent/ThreadPoolExecutor", "Baton"}) {
            assertThat(table.hooksOf(name)).isEmpty();
        }
        assertThat(table.edges()).allSatisfy(edge -> assertThat(edge.hooks()).isEmpty());
    }

    @Test
    void copiesHaveTheHooksOfLibrariesThatAreRelocatedAlone() throws IOException {
        Edge packed = Edge.in("packed", "").relocated("lib").type("lib.Server").advice("serve", EdgeTableTest.class);
        Edge whole = Edge.out("whole", "").type("lib.Server").advice("call", EdgeTableTest.class);
        EdgeTable table = new EdgeTable(EdgeTableWriter.write(Arrays.asList(whole, packed)));
        assertThat(table.hooksOf("lib/Server")).extracting(Hook::methods).containsExactly("call", "serve");
        assertThat(table.hooksOf("shaded/lib/Server")).extracting(Hook::methods).containsExactly("serve");
        assertThat(table.hooksOf("shadedlib/Server")).isEmpty();
    }

    @Test
    void namesOfTheSameHashAreToldApart() throws IOException {
        assertThat("AaAa".hashCode()).isEqualTo("BBBB".hashCode()).isEqualTo("AaBB".hashCode());
        Edge edge = Edge.in("alike", "")
                .type("AaAa")
                .advice("a", EdgeTableTest.class)
                .type("BBBB")
                .advice("b", EdgeTableTest.class);
        EdgeTable table = new EdgeTable(EdgeTableWriter.write(Arrays.asList(edge)));
        assertThat(table.hooksOf("AaAa")).extracting(Hook::methods).containsExactly("a");
        assertThat(table.hooksOf("BBBB")).extracting(Hook::methods).containsExactly("b");
        assertThat(table.hooksOf("AaBB")).isEmpty();
    }

    @Test
    void anEdgeThatIsLeftOutHasNoHooks() {
        table.edges().stream().filter(edge -> edge.name().equals("executors")).forEach(table::leaveOut);
        assertThat(table.hooksOf("java/util/concurrent/ThreadPoolExecutor"))
                .extracting(hook -> hook.edge.name())
                .doesNotContain("executors");
    }
}
