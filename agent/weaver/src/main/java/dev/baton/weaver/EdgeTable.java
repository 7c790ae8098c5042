// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link Edges} as data, which the build puts into baton.jar: to ask the edges themselves would load the class of each,
 * and of all their advice, at every start. A start reads the edges; their hooks stay bytes until a class is there that they
 * are for. {@link EdgeTableWriter} writes it, big-endian, a string being its place among the strings:
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

    static String simpleName(String internalName) {
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

    /** Of hooks for a class, those for its copies in other libraries. */
    static List<Hook> ofCopies(List<Hook> hooks) {
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
}
