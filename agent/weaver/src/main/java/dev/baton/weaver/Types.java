// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The types of an {@link Outline}. All but a few are only named: no class loader of the application is asked for them,
 * and their class files are not read.
 */
final class Types {
    /**
     * Those that Byte Buddy looks into: the annotations of advice, what they refer to, and what advice assigns to an
     * argument of whatever type. All of them are loaded anyway.
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
        Advice.FieldValue.class,
        Assigner.Typing.class,
        void.class,
        boolean.class,
        byte.class,
        short.class,
        char.class,
        int.class,
        long.class,
        float.class,
        double.class
    };

    private static final Map<String, TypeDescription> BY_NAME = new HashMap<>();

    static {
        for (Class<?> type : SEEN) BY_NAME.put(type.getName(), TypeDescription.ForLoadedType.of(type));
    }

    /** The superclass of everything else, so far as advice cares. */
    static final TypeDescription.Generic OBJECT = of(Type.getType(Object.class)).asGenericType();

    private Types() {}

    static TypeDescription of(Type type) {
        if (type.getSort() == Type.ARRAY) {
            return TypeDescription.ArrayProjection.of(of(type.getElementType()), type.getDimensions());
        }
        TypeDescription seen = seen(type.getClassName());
        return seen != null ? seen : named(type.getClassName());
    }

    static @Nullable TypeDescription seen(String name) {
        return BY_NAME.get(name);
    }

    private static TypeDescription named(String name) {
        return new TypeDescription.Latent(
                name, Opcodes.ACC_PUBLIC, OBJECT, Collections.<TypeDescription.Generic>emptyList());
    }
}
