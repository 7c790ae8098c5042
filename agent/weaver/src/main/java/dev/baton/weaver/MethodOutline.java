// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationList;
import net.bytebuddy.description.annotation.AnnotationValue;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.method.ParameterList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A method of an {@link Outline}. {@code Advice} asks it where which parameter is for each instruction that it copies; Byte
 * Buddy's own description works that out each time, which would be a tenth of what weaving costs.
 */
final class MethodOutline extends MethodDescription.InDefinedShape.AbstractBase {
    private final TypeDescription declaringType;
    private final int modifiers;
    private final String name;
    private final String descriptor;
    private final TypeDescription.Generic returnType;
    private final AnnotationList annotations;
    private final ParameterList<ParameterDescription.InDefinedShape> parameters;
    private final int stackSize;

    MethodOutline(
            TypeDescription declaringType,
            int modifiers,
            String name,
            Type type,
            List<AnnotationDescription> annotations,
            List<List<AnnotationDescription>> parameterAnnotations) {
        this.declaringType = declaringType;
        this.modifiers = modifiers;
        this.name = name;
        this.descriptor = type.getDescriptor();
        this.returnType = Types.of(type.getReturnType()).asGenericType();
        this.annotations = new AnnotationList.Explicit(annotations);
        List<ParameterDescription.InDefinedShape> described = new ArrayList<>();
        int offset = isStatic() ? 0 : 1;
        for (Type parameter : type.getArgumentTypes()) {
            int index = described.size();
            described.add(new Parameter(
                    index,
                    offset,
                    Types.of(parameter).asGenericType(),
                    new AnnotationList.Explicit(parameterAnnotations.get(index))));
            offset += parameter.getSize();
        }
        this.parameters = new ParameterList.Explicit<>(described);
        this.stackSize = offset;
    }

    @Override
    public TypeDescription getDeclaringType() {
        return declaringType;
    }

    @Override
    public int getModifiers() {
        return modifiers;
    }

    @Override
    public String getInternalName() {
        return name;
    }

    @Override
    public String getDescriptor() {
        return descriptor;
    }

    @Override
    public TypeDescription.Generic getReturnType() {
        return returnType;
    }

    @Override
    public ParameterList<ParameterDescription.InDefinedShape> getParameters() {
        return parameters;
    }

    @Override
    public int getStackSize() {
        return stackSize;
    }

    @Override
    public AnnotationList getDeclaredAnnotations() {
        return annotations;
    }

    @Override
    public TypeList.Generic getTypeVariables() {
        return new TypeList.Generic.Empty();
    }

    @Override
    public TypeList.Generic getExceptionTypes() {
        return new TypeList.Generic.Empty();
    }

    @Override
    public @Nullable AnnotationValue<?, ?> getDefaultValue() {
        return null;
    }

    private final class Parameter extends ParameterDescription.InDefinedShape.AbstractBase {
        private final int index;
        private final int offset;
        private final TypeDescription.Generic type;
        private final AnnotationList annotations;

        Parameter(int index, int offset, TypeDescription.Generic type, AnnotationList annotations) {
            this.index = index;
            this.offset = offset;
            this.type = type;
            this.annotations = annotations;
        }

        @Override
        public MethodDescription.InDefinedShape getDeclaringMethod() {
            return MethodOutline.this;
        }

        @Override
        public int getIndex() {
            return index;
        }

        @Override
        public int getOffset() {
            return offset;
        }

        @Override
        public TypeDescription.Generic getType() {
            return type;
        }

        @Override
        public AnnotationList getDeclaredAnnotations() {
            return annotations;
        }

        @Override
        public boolean isNamed() {
            return false;
        }

        @Override
        public boolean hasModifiers() {
            return false;
        }
    }
}
