// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.Log;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Byte Buddy, set up to do no more than Baton needs: advice inlined into the methods of one class file, which keeps its
 * members as they are. Types are read from class files alone and only as far as advice looks at them; no class loader of
 * the application is ever asked for anything.
 */
final class Loom {
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

    private final ByteBuddy byteBuddy = new ByteBuddy(ClassFileVersion.JAVA_V8)
            .with(TypeValidation.DISABLED)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(Implementation.Context.Disabled.Factory.INSTANCE)
            .ignore(ElementMatchers.none());

    private final ClassFileLocator room;
    private final TypePool roomTypes;

    /** @param room reads the class files of advice */
    Loom(ClassLoader room) {
        this.room = ClassFileLocator.ForClassLoader.of(room);
        roomTypes = pool(this.room);
    }

    /** The woven class file; null when none of the hooks found a method. */
    byte @Nullable [] weave(String className, byte[] classFile, List<Hook> hooks) {
        ClassFileLocator own = ClassFileLocator.Simple.of(className, classFile);
        TypePool types = pool(own);
        TypeDescription type = types.describe(className).resolve();
        DynamicType.Builder<?> builder = byteBuddy.decorate(type, own);
        boolean found = false;
        for (Hook hook : hooks) {
            HookMatcher matcher = new HookMatcher(hook);
            if (type.getDeclaredMethods().filter(matcher).isEmpty()) {
                Log.debug(hook.edge.name() + ": this version has no " + hook);
                continue;
            }
            found = true;
            builder = builder.visit(visitor(hook, matcher));
        }
        return found
                ? builder.make(TypeResolutionStrategy.Disabled.INSTANCE, types).getBytes()
                : null;
    }

    private AsmVisitorWrapper visitor(Hook hook, HookMatcher matcher) {
        if (!hook.isAdvice()) {
            return new AsmVisitorWrapper.ForDeclaredMethods().method(matcher, DropTask.INSTANCE);
        }
        return Advice.withCustomMapping()
                .to(roomTypes.describe(hook.advice).resolve(), room)
                .withExceptionHandler(new FaultHandler(hook.edge.name()))
                .on(matcher);
    }

    private static TypePool pool(ClassFileLocator locator) {
        Map<String, TypeDescription> seen = new HashMap<>();
        for (Class<?> type : SEEN) seen.put(type.getName(), TypeDescription.ForLoadedType.of(type));
        TypePool known = new TypePool.Explicit(seen);
        return new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(), locator, TypePool.Default.ReaderMode.FAST, known);
    }

    private static final class HookMatcher implements ElementMatcher<MethodDescription> {
        private final Hook hook;

        HookMatcher(Hook hook) {
            this.hook = hook;
        }

        @Override
        public boolean matches(@Nullable MethodDescription method) {
            if (method == null || method.isAbstract() || method.isNative()) return false;
            int count = method.getParameters().size();
            if (!hook.takes(method.getInternalName(), count)) return false;
            for (int i = 0; i < count; i++) {
                String type =
                        method.getParameters().get(i).getType().asErasure().getName();
                if (!hook.takesParameter(i, type)) return false;
            }
            return true;
        }
    }
}
