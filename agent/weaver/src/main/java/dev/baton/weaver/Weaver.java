// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.Faults;
import dev.baton.core.Log;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class file transformer: one map lookup for each loaded class, and Byte Buddy for those that hit. Never throws, and
 * whatever goes wrong, the class stays as it was.
 */
final class Weaver implements ClassFileTransformer {
    private final EdgeTable edges;
    private final ClassLoader room;
    private @Nullable Loom loom;
    private final @Nullable Cache cache;
    private final Dump dump;
    private final @Nullable Instrumentation afterLoading;

    /**
     * Weaves {@code edges}, but those that are left out.
     *
     * @param room the class loader that has the class files of advice
     * @param cache null: use none
     * @param afterLoading null: weave classes as they load; otherwise weave them by retransformation as soon as they
     *     have, where the JVM refuses a bad class file and keeps the original
     */
    Weaver(
            EdgeTable edges,
            ClassLoader room,
            @Nullable Cache cache,
            Dump dump,
            @Nullable Instrumentation afterLoading) {
        this.edges = edges;
        this.room = room;
        this.cache = cache;
        if (cache == null) loom();
        this.dump = dump;
        this.afterLoading = afterLoading;
    }

    /** That of a class which has {@code advice}; null if it has none. */
    @Nullable
    Hook hookOf(String internalName, String advice) {
        for (Hook hook : edges.hooksOf(internalName)) {
            if (hook.advice.equals(advice)) return hook;
        }
        return null;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (internalName == null) return null;
        List<Hook> ofType = edges.hooksOf(internalName);
        if (ofType.isEmpty()) return null;
        try {
            if (afterLoading != null && redefined == null) {
                new AfterLoading(afterLoading, internalName.replace('/', '.'), loader).start();
                return null;
            }
            Woven woven = weave(internalName, classFile, ofType);
            woven.tell(ofType);
            if (woven.classFile == null) return null;
            dump.write(internalName, woven.classFile);
            if (Log.isDebug()) Log.debug("woven: " + internalName.replace('/', '.') + ' ' + ofType);
            return woven.classFile;
        } catch (Throwable fault) {
            Faults.report(ofType.get(0).edge.name(), fault);
            return null;
        }
    }

    private Woven weave(String internalName, byte[] classFile, List<Hook> hooks) {
        Woven known = cache == null ? null : cache.find(internalName, classFile, hooks);
        if (known != null) return known;
        int prefix = internalName.length() - hooks.get(0).type.length();
        Woven woven = loom().weave(classFile, hooks, internalName.substring(0, prefix));
        if (cache != null) cache.keep(internalName, classFile, hooks, woven);
        return woven;
    }

    /** With all of Byte Buddy behind it, so made only when it is needed. */
    private synchronized Loom loom() {
        Loom made = loom;
        if (made == null) {
            made = new Loom(room);
            loom = made;
        }
        return made;
    }

    /** Of the classes loaded so far, those that the edges are for. */
    List<Class<?>> wovenAmong(Class<?>[] loaded) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : loaded) {
            if (!edges.hooksOf(type.getName().replace('.', '/')).isEmpty()) found.add(type);
        }
        return found;
    }

    /** Weaves classes that were loaded before; one that the JVM refuses stays as it is, and the others go on. */
    static void retransform(Instrumentation instrumentation, List<Class<?>> types) {
        if (types.isEmpty()) return;
        for (Class<?> type : types) link(type);
        try {
            instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        } catch (Throwable one) {
            if (types.size() == 1) {
                Faults.report(types.get(0).getName(), one);
                return;
            }
            for (Class<?> type : types) retransform(instrumentation, Collections.<Class<?>>singletonList(type));
        }
    }

    /**
     * Links a class, so that nothing else does while it is retransformed: HotSpot then reads half of the class file from
     * before and half from after (JDK-8277444), which ends in a {@code VerifyError} or takes the JVM down. Retransforming
     * links it too, but too late. A class says its constructors or fields only once it is linked.
     */
    private static void link(Class<?> type) {
        try {
            Object unused = type.isInterface() ? type.getFields() : type.getConstructors();
        } catch (Throwable unlinkable) {
            // Then nobody links it, now or later, or it was linked and one of the types it names is missing.
        }
    }
}
