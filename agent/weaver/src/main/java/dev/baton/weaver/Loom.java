// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Byte Buddy, set up to do no more than Baton needs: advice inlined into the methods of one class file, which keeps its
 * members as they are. Types are read from class files alone and only as far as advice looks at them; no class loader of
 * the application is ever asked for anything.
 *
 * <p>{@code Advice} is wrapped around ASM's visitors directly. Byte Buddy's own builder would load a quarter more classes,
 * and classes are what a start costs.
 */
final class Loom {
    /** Neither sizes nor frames are to be computed anew: {@code Advice} keeps both right. */
    static final int FLAGS = 0;

    /**
     * The types that Byte Buddy wants to see and not only to name: the annotations of advice, what they refer to, and what
     * advice assigns to an argument of whatever type. All of them are loaded anyway, so nothing has to be read for them.
     */
    private static final Class<?>[] SEEN = {
        Object.class,
        Throwable.class,
        Runnable.class,
        Supplier.class,
        Function.class,
        BiFunction.class,
        Consumer.class,
        BiConsumer.class,
        Advice.OnMethodEnter.class,
        Advice.OnMethodExit.class,
        Advice.Argument.class,
        Advice.This.class,
        Advice.Enter.class,
        Advice.Return.class,
        Advice.Thrown.class,
        Advice.FieldValue.class
    };

    private final ClassFileLocator room;
    private final TypePool seen;
    private final TypePool roomTypes;
    private final Map<String, Advice> advice = new ConcurrentHashMap<>();

    /** @param room reads the class files of advice */
    Loom(ClassLoader room) {
        Map<String, TypeDescription> types = new HashMap<>();
        for (Class<?> type : SEEN) types.put(type.getName(), TypeDescription.ForLoadedType.of(type));
        this.seen = new TypePool.Explicit(types);
        this.room = ClassFileLocator.ForClassLoader.of(room);
        this.roomTypes = pool(this.room, null);
    }

    /** The woven class file; null when none of the hooks found a method. */
    byte @Nullable [] weave(String className, byte[] classFile, List<Hook> hooks) {
        ClassReader reader = OpenedClassReader.of(classFile);
        TypePool types = pool(ClassFileLocator.Simple.of(className, classFile), new Outline(reader, hooks));
        ClassWriter writer = new ClassWriter(reader, FLAGS);
        Weft weft = new Weft(types.describe(className).resolve(), types, classFile, writer);
        for (Hook hook : hooks) weft.prepare(hook, this);
        if (weft.isEmpty()) return null;
        reader.accept(weft, FLAGS);
        return writer.toByteArray();
    }

    /** What does to a method what {@code hook} says. */
    MethodVisitorWrapper visitor(Hook hook) {
        if (!hook.isAdvice()) return DropTask.INSTANCE;
        String id = hook.edge.name() + ' ' + hook.advice;
        Advice known = advice.get(id);
        if (known != null) return known;
        Advice read = Advice.withCustomMapping()
                .to(roomTypes.describe(hook.advice).resolve(), room)
                .withExceptionHandler(new FaultHandler(hook.edge.name()));
        advice.put(id, read);
        return read;
    }

    private TypePool pool(ClassFileLocator locator, @Nullable Outline outline) {
        return new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(),
                locator,
                TypePool.Default.ReaderMode.FAST,
                new Outline.Factory(outline),
                seen);
    }
}
