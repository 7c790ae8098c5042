// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes an {@link EdgeTable}. Called by the build; no start loads it. */
final class EdgeTableWriter {
    private final List<Edge> edges;
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private EdgeTableWriter(List<Edge> edges) {
        this.edges = edges;
    }

    /** The table of these edges. */
    static byte[] write(List<Edge> edges) throws IOException {
        return new EdgeTableWriter(edges).write();
    }

    private byte[] write() throws IOException {
        Map<String, List<Hook>> classes = new LinkedHashMap<>();
        for (Edge edge : edges) {
            for (Hook hook : edge.hooks()) add(classes, hook.type.replace('.', '/'), hook);
            writeEdge(edge);
        }
        byte[] ofEdges = taken();
        Starts named = new Starts();
        Starts copied = new Starts();
        for (Map.Entry<String, List<Hook>> type : classes.entrySet()) {
            named.add(type.getKey(), bytes.size());
            if (!EdgeTable.ofCopies(type.getValue()).isEmpty())
                copied.add(EdgeTable.simpleName(type.getKey()), bytes.size());
            writeClass(type.getKey(), type.getValue());
        }
        byte[] ofClasses = taken();

        int atClasses = 2 + 4 * strings.size() + 2 + 8 * named.count + 2 + 8 * copied.count + 2 + ofEdges.length;
        int start = atClasses + ofClasses.length;
        out.writeShort(strings.size());
        for (String string : strings.keySet()) {
            out.writeInt(start);
            start += 2 + string.getBytes(StandardCharsets.UTF_8).length;
        }
        named.write(out, atClasses);
        copied.write(out, atClasses);
        out.writeShort(edges.size());
        out.write(ofEdges);
        out.write(ofClasses);
        for (String string : strings.keySet()) {
            byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
            out.writeShort(utf8.length);
            out.write(utf8);
        }
        return taken();
    }

    private byte[] taken() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    private void writeEdge(Edge edge) throws IOException {
        writeString(edge.name());
        writeString(edge.versions());
        writeString(edge.setting());
        writeString(edge.entry());
        out.writeByte(edge.kind().ordinal());
        writeStrings(edge.relocated());
    }

    private void writeClass(String internalName, List<Hook> hooks) throws IOException {
        writeString(internalName);
        out.writeShort(hooks.size());
        for (Hook hook : hooks) {
            out.writeShort(edges.indexOf(hook.edge));
            writeString(hook.methods());
            writeString(hook.advice);
            out.writeBoolean(hook.isForJava8);
            writeStrings(Arrays.asList(hook.parameters));
        }
    }

    private void writeStrings(List<String> list) throws IOException {
        out.writeByte(list.size());
        for (String string : list) writeString(string);
    }

    private void writeString(String string) throws IOException {
        Integer place = strings.get(string);
        if (place == null) {
            place = strings.size();
            strings.put(string, place);
        }
        out.writeShort(place);
    }

    private static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
        List<V> list = lists.get(key);
        if (list == null) {
            list = new ArrayList<>();
            lists.put(key, list);
        }
        list.add(value);
    }

    /** Where classes start, by their hashes. */
    private static final class Starts {
        private final TreeMap<Integer, List<Integer>> byHash = new TreeMap<>();
        int count;

        void add(String name, int start) {
            EdgeTableWriter.add(byHash, name.hashCode(), start);
            count++;
        }

        /** @param from what they are counted from */
        void write(DataOutputStream out, int from) throws IOException {
            out.writeShort(count);
            for (Map.Entry<Integer, List<Integer>> alike : byHash.entrySet()) {
                for (int i = alike.getValue().size(); i > 0; i--) out.writeInt(alike.getKey());
            }
            for (List<Integer> alike : byHash.values()) {
                for (int start : alike) out.writeInt(from + start);
            }
        }
    }
}
