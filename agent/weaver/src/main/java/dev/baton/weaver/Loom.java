// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

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

    /** Of the twin of an advice class, see {@link Edge#keepsInside}. */
    static final String INSIDE = "$Inside";

    private final ClassLoader room;

    /** Nobody asks it for anything; but where Byte Buddy is missing, it is missed here, before any class is to be woven. */
    private final TypePool none = TypePool.Empty.INSTANCE;

    private final Map<String, Advice> made = new ConcurrentHashMap<>();
    private final Map<String, Outline> outlines = new ConcurrentHashMap<>();

    /** @param room has the class files of advice */
    Loom(ClassLoader room) {
        this.room = room;
    }

    /** @param prefix see {@link Renaming#of} */
    Woven weave(byte[] classFile, List<Hook> hooks, String prefix) {
        ClassReader reader = OpenedClassReader.of(classFile);
        ClassWriter writer = new ClassWriter(reader, FLAGS);
        Weft weft = new Weft(Outline.of(reader, hooks), prefix, none, classFile, writer);
        boolean[] found = new boolean[hooks.size()];
        for (int i = 0; i < found.length; i++) found[i] = weft.prepare(hooks.get(i), this);
        if (weft.isEmpty()) return new Woven(null, found);
        reader.accept(weft, FLAGS);
        return new Woven(writer.toByteArray(), found);
    }

    /** The name of the advice of {@code hook} for a class, which is that of its twin if the class has the field for it. */
    String advice(Hook hook, Outline type) {
        String inside = hook.advice + INSIDE;
        return type.hasField(Edge.CONTEXT_FIELD) && exists(inside) ? inside : hook.advice;
    }

    private boolean exists(String advice) {
        try (InputStream classFile = room.getResourceAsStream(fileName(advice))) {
            return classFile != null;
        } catch (IOException cutShort) {
            return false;
        }
    }

    /** Whether a class has the fields that {@code advice}, which is that of {@code hook}, names. */
    boolean suits(Hook hook, String advice, String prefix, Outline type) {
        return !hook.isAdvice() || type.suits(outline(advice, Renaming.of(hook, prefix)));
    }

    /** What does to a method what {@code hook} says by {@code advice}. */
    MethodVisitorWrapper visitor(Hook hook, String advice, String prefix) {
        if (hook.advice.equals(Hook.CAPTURES_TASKS)) return new CaptureTask(hook.edge.name());
        if (hook.advice.equals(Hook.FILLS_FORMATS)) return new FillFormat(hook.edge.name());
        if (!hook.isAdvice()) return TellTask.of(hook.advice, hook.edge.name());
        Renaming renaming = Renaming.of(hook, prefix);
        String id = hook.edge.name() + ' ' + advice + renaming.id();
        Advice known = made.get(id);
        if (known != null) return known;
        Advice read = read(advice, renaming).withExceptionHandler(new FaultHandler(hook.edge.name()));
        made.put(id, read);
        return read;
    }

    private Advice read(String advice, Renaming renaming) {
        return Advice.to(outline(advice, renaming), ClassFileLocator.Simple.of(advice, classFile(advice, renaming)));
    }

    private Outline outline(String advice, Renaming renaming) {
        String id = advice + renaming.id();
        Outline outline = outlines.get(id);
        if (outline == null) {
            outline = Outline.of(OpenedClassReader.of(classFile(advice, renaming)), null);
            outlines.put(id, outline);
        }
        return outline;
    }

    private byte[] classFile(String advice, Renaming renaming) {
        try {
            return renaming.advice(Doors.classFile(room, fileName(advice)));
        } catch (IOException cutShort) {
            throw new IllegalStateException(advice + " cannot be read", cutShort);
        }
    }

    private static String fileName(String advice) {
        return advice.replace('.', '/') + ".class";
    }
}
