// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.Faults;
import dev.baton.core.Log;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class file transformer: one map lookup for each loaded class, and Byte Buddy for those that hit. Never throws, and
 * whatever goes wrong, the class stays as it was.
 */
final class Weaver implements ClassFileTransformer {
    private final Map<String, List<Hook>> hooks = new HashMap<>();
    private final Loom loom;
    private final Dump dump;

    Weaver(List<Edge> edges, ClassLoader room, Dump dump) {
        for (Edge edge : edges) {
            for (Hook hook : edge.hooks()) {
                String internalName = hook.type.replace('.', '/');
                List<Hook> ofType = hooks.get(internalName);
                if (ofType == null) hooks.put(internalName, ofType = new ArrayList<>());
                ofType.add(hook);
            }
        }
        this.loom = new Loom(room);
        this.dump = dump;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (internalName == null) return null;
        List<Hook> ofType = hooks.get(internalName);
        if (ofType == null) return null;
        try {
            byte[] woven = loom.weave(internalName.replace('/', '.'), classFile, ofType);
            if (woven != null) dump.write(internalName, woven);
            if (Log.isDebug() && woven != null) Log.debug("woven: " + internalName.replace('/', '.') + ' ' + ofType);
            return woven;
        } catch (Throwable fault) {
            Faults.report(ofType.get(0).edge.name(), fault);
            return null;
        }
    }

    /** Of the classes loaded so far, those that the edges are for. */
    List<Class<?>> wovenAmong(Class<?>[] loaded) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : loaded) {
            if (hooks.containsKey(type.getName().replace('.', '/'))) found.add(type);
        }
        return found;
    }

    /** Weaves classes that were loaded before; one that the JVM refuses stays as it is, and the others go on. */
    static void retransform(Instrumentation instrumentation, List<Class<?>> types) {
        if (types.isEmpty()) return;
        try {
            instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        } catch (Throwable one) {
            if (types.size() == 1) {
                Faults.report(types.get(0).getName(), one);
                return;
            }
            for (Class<?> type : types)
                retransform(instrumentation, java.util.Collections.<Class<?>>singletonList(type));
        }
    }
}
