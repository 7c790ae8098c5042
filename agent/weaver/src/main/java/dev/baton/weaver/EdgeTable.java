// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@link Edges} as data, which the build puts into baton.jar: to ask the edges themselves would load the class of each,
 * and of all their advice, at every start.
 */
final class EdgeTable {
    /** The name of the resource. */
    static final String NAME = "edges";

    private EdgeTable() {}

    /** Called by the build. */
    static byte[] write(List<Edge> edges) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(edges.size());
        for (Edge edge : edges) {
            out.writeUTF(edge.name());
            out.writeByte(edge.kind().ordinal());
            out.writeUTF(edge.versions());
            out.writeUTF(edge.setting());
            out.writeUTF(edge.entry());
            write(out, edge.relocated());
            out.writeShort(edge.hooks().size());
            for (Hook hook : edge.hooks()) {
                out.writeUTF(hook.type);
                out.writeUTF(hook.methods());
                out.writeUTF(hook.advice);
                out.writeBoolean(hook.isForJava8);
                write(out, Arrays.asList(hook.parameters));
            }
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, List<String> names) throws IOException {
        out.writeByte(names.size());
        for (String name : names) out.writeUTF(name);
    }

    static List<Edge> read(ClassLoader room) throws IOException {
        try (InputStream resource = room.getResourceAsStream(NAME)) {
            if (resource == null) throw new FileNotFoundException(NAME);
            DataInputStream in = new DataInputStream(resource);
            Edge.Kind[] kinds = Edge.Kind.values();
            int count = in.readUnsignedShort();
            List<Edge> edges = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                Edge edge = new Edge(name, kinds[in.readByte()], in.readUTF())
                        .onlyIf(in.readUTF(), in.readUTF())
                        .relocated(names(in));
                for (int hooks = in.readUnsignedShort(); hooks > 0; hooks--) {
                    edge.type(in.readUTF());
                    String methods = in.readUTF();
                    String advice = in.readUTF();
                    boolean isForJava8 = in.readBoolean();
                    edge.hook(methods, advice, names(in), isForJava8);
                }
                edges.add(edge);
            }
            return edges;
        }
    }

    private static String[] names(DataInputStream in) throws IOException {
        String[] names = new String[in.readUnsignedByte()];
        for (int i = 0; i < names.length; i++) names[i] = in.readUTF();
        return names;
    }
}
