// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link Edges} as data, which the build puts into baton.jar: to ask the edges themselves would load the class of each,
 * and of all their advice, at every start. A start reads the edges; their hooks stay bytes until a class is there that they
 * are for. Big-endian, a string being its place among the strings:
 *
 * <pre>
 *   2 bytes  how many strings; for each 4 bytes: where it starts
 *   2 bytes  how many classes; for each 4 bytes: {@code hashCode()} of its internal name, in order, and 4: where it starts
 *   2 bytes  how many classes of libraries that are relocated; the same, of the names without packages
 *   2 bytes  how many edges; for each the strings name, versions, setting, entry; a byte: the kind; a list of packages
 *   classes: the string internal name; 2 bytes: how many hooks; for each 2 bytes: the edge; the strings methods, advice;
 *            a byte: whether for JDK 8 only; a list of parameters
 *   strings: 2 bytes: how many bytes of UTF-8; these
 *   a list:  a byte: how many strings; these
 * </pre>
 */
final class EdgeTable {
    /** The name of the resource. */
    static final String NAME = "edges";

    private final ByteBuffer table;
    private final int[] classes;
    private final int atClasses;
    private final int[] relocated;
    private final int atRelocated;
    private final List<Edge> edges = new ArrayList<>();
    private final boolean[] isOut;

    /** By where the class starts. */
    private final Map<Integer, List<Hook>> hooks = new HashMap<>();

    EdgeTable(byte[] bytes) {
        table = ByteBuffer.wrap(bytes);
        table.position(2 + 4 * (table.getShort(0) & 0xffff));
        classes = new int[table.getShort() & 0xffff];
        atClasses = hashes(classes);
        relocated = new int[table.getShort() & 0xffff];
        atRelocated = hashes(relocated);
        Edge.Kind[] kinds = Edge.Kind.values();
        for (int left = table.getShort(); left > 0; left--) {
            String name = string(table);
            String versions = string(table);
            String setting = string(table);
            String entry = string(table);
            edges.add(new Edge(name, kinds[table.get()], versions)
                    .onlyIf(setting, entry)
                    .relocated(strings(table)));
        }
        isOut = new boolean[edges.size()];
    }

    /** @return where the places of the classes with these hashes are noted */
    private int hashes(int[] hashes) {
        for (int i = 0; i < hashes.length; i++) hashes[i] = table.getInt();
        int atPlaces = table.position();
        table.position(atPlaces + 4 * hashes.length);
        return atPlaces;
    }

    /** Without hooks at first: they come when {@link #hooksOf} is asked for them. */
    List<Edge> edges() {
        return edges;
    }

    /** To be called before any hook is asked for. */
    void leaveOut(Edge edge) {
        isOut[edges.indexOf(edge)] = true;
    }

    /** The hooks for a class, in the order of their edges; empty where there are none. */
    List<Hook> hooksOf(String internalName) {
        for (int i = first(classes, internalName.hashCode()); i >= 0; i = next(classes, i)) {
            int at = table.getInt(atClasses + 4 * i);
            if (string(at).equals(internalName)) return hooksAt(at);
        }
        int hash = simpleName(internalName).hashCode();
        for (int i = first(relocated, hash); i >= 0; i = next(relocated, i)) {
            int at = table.getInt(atRelocated + 4 * i);
            if (internalName.endsWith('/' + string(at))) return ofCopies(hooksAt(at));
        }
        return Collections.emptyList();
    }

    private static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }

    private static int first(int[] hashes, int hash) {
        int found = Arrays.binarySearch(hashes, hash);
        while (found > 0 && hashes[found - 1] == hash) found--;
        return found;
    }

    private static int next(int[] hashes, int i) {
        return i + 1 < hashes.length && hashes[i + 1] == hashes[i] ? i + 1 : -1;
    }

    private static List<Hook> ofCopies(List<Hook> hooks) {
        List<Hook> found = new ArrayList<>();
        for (Hook hook : hooks) {
            if (!hook.edge.relocated().isEmpty()) found.add(hook);
        }
        return found;
    }

    private synchronized List<Hook> hooksAt(int at) {
        List<Hook> read = hooks.get(at);
        if (read == null) {
            read = read(at);
            hooks.put(at, read);
        }
        return read;
    }

    private List<Hook> read(int at) {
        ByteBuffer in = table.duplicate();
        in.position(at);
        String type = string(in).replace('/', '.');
        List<Hook> read = new ArrayList<>();
        for (int left = in.getShort(); left > 0; left--) {
            int edge = in.getShort();
            String methods = string(in);
            String advice = string(in);
            boolean isForJava8 = in.get() != 0;
            String[] parameters = strings(in);
            if (isOut[edge]) continue;
            Hook hook = new Hook(edges.get(edge), type, methods, parameters, advice, isForJava8);
            if (hook.isForThisJdk()) read.add(hook);
        }
        for (Hook hook : read) hook.edge.add(hook);
        return read;
    }

    private String[] strings(ByteBuffer in) {
        String[] strings = new String[in.get() & 0xff];
        for (int i = 0; i < strings.length; i++) strings[i] = string(in);
        return strings;
    }

    private String string(ByteBuffer in) {
        int at = in.position();
        in.position(at + 2);
        return string(at);
    }

    /** The string whose place among the strings stands at {@code at}. */
    private String string(int at) {
        int start = table.getInt(2 + 4 * (table.getShort(at) & 0xffff));
        return new String(table.array(), start + 2, table.getShort(start) & 0xffff, StandardCharsets.UTF_8);
    }

    static EdgeTable read(ClassLoader room) throws IOException {
        return new EdgeTable(Doors.classFile(room, NAME));
    }

    private static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
        List<V> list = lists.get(key);
        if (list == null) {
            list = new ArrayList<>();
            lists.put(key, list);
        }
        list.add(value);
    }

    /** Called by the build. */
    static byte[] write(List<Edge> edges) throws IOException {
        return new Writer(edges).write();
    }

    /** Not loaded by a start. */
    private static final class Writer {
        private final List<Edge> edges;
        private final Map<String, Integer> strings = new LinkedHashMap<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Writer(List<Edge> edges) {
            this.edges = edges;
        }

        byte[] write() throws IOException {
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
                if (!ofCopies(type.getValue()).isEmpty()) copied.add(simpleName(type.getKey()), bytes.size());
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
    }

    /** Where classes start, by their hashes. */
    private static final class Starts {
        private final TreeMap<Integer, List<Integer>> byHash = new TreeMap<>();
        int count;

        void add(String name, int start) {
            EdgeTable.add(byHash, name.hashCode(), start);
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
