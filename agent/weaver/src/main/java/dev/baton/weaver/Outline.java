// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationValue;
import net.bytebuddy.description.enumeration.EnumerationDescription;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * A class file as far as advice looks at it, described to Byte Buddy: fields, methods and annotations, the types of which
 * are only named. Byte Buddy's own reader of class files would load a hundred classes more, for generics above all.
 */
final class Outline extends TypeDescription.Latent {
    private static final int HEADERS_ONLY = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private static final String FIELD_VALUE = Advice.FieldValue.class.getName();

    private final List<FieldDescription.InDefinedShape> fields = new ArrayList<>();
    private final List<MethodDescription.InDefinedShape> methods = new ArrayList<>();
    private final Set<String> fieldNames = new HashSet<>();
    private final Set<String> advised = new HashSet<>();

    private Outline(ClassReader classFile) {
        super(
                classFile.getClassName().replace('/', '.'),
                classFile.getAccess(),
                Types.OBJECT,
                Collections.<Generic>emptyList());
    }

    /** @param hooks of whose methods to keep; null: keep all */
    static Outline of(ClassReader classFile, @Nullable List<Hook> hooks) {
        Outline outline = new Outline(classFile);
        classFile.accept(outline.new Reader(hooks), HEADERS_ONLY);
        return outline;
    }

    boolean hasField(String name) {
        return fieldNames.contains(name);
    }

    /** Whether this class has all fields that {@code advice} names. */
    boolean suits(Outline advice) {
        return fieldNames.containsAll(advice.advised);
    }

    @Override
    public FieldList<FieldDescription.InDefinedShape> getDeclaredFields() {
        return new FieldList.Explicit<>(fields);
    }

    @Override
    public MethodList<MethodDescription.InDefinedShape> getDeclaredMethods() {
        return new MethodList.Explicit<>(methods);
    }

    private final class Reader extends ClassVisitor {
        private final @Nullable List<Hook> hooks;

        Reader(@Nullable List<Hook> hooks) {
            super(OpenedClassReader.ASM_API);
            this.hooks = hooks;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int modifiers, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            Generic type = Types.of(Type.getType(descriptor)).asGenericType();
            fieldNames.add(name);
            fields.add(new FieldDescription.Latent(
                    Outline.this, name, modifiers, type, Collections.<AnnotationDescription>emptyList()));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int modifiers,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return isWanted(name) ? new MethodReader(modifiers, name, descriptor) : null;
        }

        private boolean isWanted(String method) {
            if (hooks == null) return true;
            for (Hook hook : hooks) {
                if (hook.takes(method)) return true;
            }
            return false;
        }
    }

    private final class MethodReader extends MethodVisitor {
        private final int modifiers;
        private final String name;
        private final Type type;
        private final List<AnnotationDescription> annotations = new ArrayList<>();
        private final List<List<AnnotationDescription>> parameterAnnotations = new ArrayList<>();

        MethodReader(int modifiers, String name, String descriptor) {
            super(OpenedClassReader.ASM_API);
            this.modifiers = modifiers;
            this.name = name;
            this.type = Type.getMethodType(descriptor);
            for (int i = 0; i < type.getArgumentCount(); i++) parameterAnnotations.add(new ArrayList<>());
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean isVisible) {
            return AnnotationReader.of(descriptor, annotations, advised);
        }

        @Override
        public @Nullable AnnotationVisitor visitParameterAnnotation(
                int parameter, String descriptor, boolean isVisible) {
            return AnnotationReader.of(descriptor, parameterAnnotations.get(parameter), advised);
        }

        @Override
        public void visitEnd() {
            methods.add(new MethodOutline(Outline.this, modifiers, name, type, annotations, parameterAnnotations));
        }
    }

    /** Reads the annotations of advice; there are no arrays and no annotations within them. */
    private static final class AnnotationReader extends AnnotationVisitor {
        private final TypeDescription type;
        private final Map<String, AnnotationValue<?, ?>> values = new HashMap<>();
        private final List<AnnotationDescription> target;
        private final Set<String> fields;

        private AnnotationReader(TypeDescription type, List<AnnotationDescription> target, Set<String> fields) {
            super(OpenedClassReader.ASM_API);
            this.type = type;
            this.target = target;
            this.fields = fields;
        }

        /** @param fields gets the names of fields that advice names */
        static @Nullable AnnotationReader of(
                String descriptor, List<AnnotationDescription> target, Set<String> fields) {
            String name = Type.getType(descriptor).getClassName();
            TypeDescription type = Types.seen(name);
            if (type != null) return new AnnotationReader(type, target, fields);
            if (name.startsWith(Advice.class.getName()))
                throw new IllegalStateException(name + " is not among Types.SEEN");
            return null;
        }

        @Override
        public void visit(String property, Object value) {
            if (property.equals("value") && type.getName().equals(FIELD_VALUE)) fields.add((String) value);
            values.put(
                    property,
                    value instanceof Type
                            ? AnnotationValue.ForTypeDescription.of(Types.of((Type) value))
                            : AnnotationValue.ForConstant.of(value));
        }

        @Override
        public void visitEnum(String property, String descriptor, String value) {
            values.put(
                    property,
                    AnnotationValue.ForEnumerationDescription.of(
                            new EnumerationDescription.Latent(Types.of(Type.getType(descriptor)), value)));
        }

        @Override
        public void visitEnd() {
            target.add(new AnnotationOutline(type, values));
        }
    }
}
