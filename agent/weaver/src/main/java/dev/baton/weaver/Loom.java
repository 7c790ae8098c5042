// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * The types that Byte Buddy wants to see and not only to name: what annotations refer to, and what advice assigns to an
     * argument of whatever type. All of them are in the JDK and loaded anyway.
     */
    private static final Class<?>[] SEEN = {
        Object.class,
        Throwable.class,
        Runnable.class,
        Supplier.class,
        Function.class,
        BiFunction.class,
        Consumer.class,
        BiConsumer.class
    };

    private final ClassFileLocator room;
    private final TypePool seen;
    private final TypePool roomTypes;

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
        TypePool types = pool(ClassFileLocator.Simple.of(className, classFile), hooks);
        ClassReader reader = OpenedClassReader.of(classFile);
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
        return Advice.withCustomMapping()
                .to(roomTypes.describe(hook.advice).resolve(), room)
                .withExceptionHandler(new FaultHandler(hook.edge.name()));
    }

    private TypePool pool(ClassFileLocator locator, @Nullable List<Hook> hooks) {
        return new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(),
                locator,
                TypePool.Default.ReaderMode.FAST,
                new Outline.Factory(hooks),
                seen);
    }
}
