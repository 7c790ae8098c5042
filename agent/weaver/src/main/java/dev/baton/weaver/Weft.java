// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** One class on the {@link Loom}: knows what goes into which of its methods, and leaves the others alone. */
final class Weft extends ClassVisitor {
    private final Outline type;
    private final String prefix;
    private final String packagePrefix;
    private final TypePool types;
    private final Implementation.Context context;
    private final Map<String, Place> places = new HashMap<>();

    /** @param prefix see {@link Renaming#of} */
    Weft(Outline type, String prefix, TypePool types, byte[] classFile, ClassVisitor writer) {
        super(OpenedClassReader.ASM_API, writer);
        this.type = type;
        this.prefix = prefix;
        this.packagePrefix = prefix.replace('/', '.');
        this.types = types;
        context = new Context(type, ClassFileVersion.ofClassFile(classFile));
    }

    /**
     * Notes the methods that {@code hook} is for, and what its advice reads.
     *
     * @return false if this version of the class has none of them
     */
    boolean prepare(Hook hook, Loom loom) {
        if (hook.advice.equals(Hook.KEEPS_INSIDE)) return true;
        String advice = loom.advice(hook, type);
        MethodVisitorWrapper visitor = null;
        for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
            if (!matches(hook, method) || !loom.suits(hook, advice, prefix, type)) continue;
            if (visitor == null) visitor = loom.visitor(hook, advice, prefix);
            String id = method.getInternalName() + method.getDescriptor();
            Place place = places.get(id);
            if (place == null) {
                place = new Place(method);
                places.put(id, place);
            }
            place.visitors.add(visitor);
        }
        return visitor != null;
    }

    /** Not so a bridge that stands for a method with the same parameters, which it calls: it would be woven twice. */
    private boolean matches(Hook hook, MethodDescription method) {
        if (method.isAbstract() || method.isNative() || (method.isBridge() && hasTwin(method))) return false;
        int count = method.getParameters().size();
        if (!hook.takes(method.getInternalName(), count)) return false;
        for (int i = 0; i < count; i++) {
            String parameter =
                    method.getParameters().get(i).getType().asErasure().getName();
            if (parameter.startsWith(packagePrefix)) parameter = parameter.substring(prefix.length());
            if (!hook.takesParameter(i, parameter)) return false;
        }
        return true;
    }

    private boolean hasTwin(MethodDescription bridge) {
        String signature = signature(bridge);
        for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
            if (!method.isBridge() && signature(method).equals(signature)) return true;
        }
        return false;
    }

    private static String signature(MethodDescription method) {
        String descriptor = method.getDescriptor();
        return method.getInternalName() + descriptor.substring(0, descriptor.indexOf(')'));
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int modifiers,
            @Nullable String name,
            @Nullable String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        MethodVisitor visitor = super.visitMethod(modifiers, name, descriptor, signature, exceptions);
        Place place = places.get(name + descriptor);
        if (place == null) return visitor;
        for (MethodVisitorWrapper hook : place.visitors) {
            visitor = hook.wrap(type, place.method, visitor, context, types, Loom.FLAGS, Loom.FLAGS);
        }
        return visitor;
    }

    /** A method and what goes into it: the advice noted first runs first. */
    private static final class Place {
        final MethodDescription method;
        final List<MethodVisitorWrapper> visitors = new ArrayList<>();

        Place(MethodDescription method) {
            this.method = method;
        }
    }

    private static final class Context extends Implementation.Context.Disabled {
        Context(TypeDescription type, ClassFileVersion version) {
            super(
                    type,
                    version,
                    version.isAtLeast(ClassFileVersion.JAVA_V6) ? FrameGeneration.GENERATE : FrameGeneration.DISABLED);
        }
    }
}
