// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.lang.annotation.Annotation;
import java.util.Map;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationValue;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * An annotation of advice: what it says, and else the default of its type. Byte Buddy's own description looks for the defaults
 * of all properties, by reflection, whether somebody asks for them or not.
 */
final class AnnotationOutline extends AnnotationDescription.AbstractBase
        implements AnnotationDescription.Loadable<Annotation> {
    private final TypeDescription type;
    private final Map<String, AnnotationValue<?, ?>> values;

    AnnotationOutline(TypeDescription type, Map<String, AnnotationValue<?, ?>> values) {
        this.type = type;
        this.values = values;
    }

    @Override
    public TypeDescription getAnnotationType() {
        return type;
    }

    @Override
    public AnnotationValue<?, ?> getValue(MethodDescription.InDefinedShape property) {
        AnnotationValue<?, ?> value = values.get(property.getInternalName());
        if (value == null) value = property.getDefaultValue();
        if (value == null) throw new IllegalStateException(type + " says nothing of " + property);
        return value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Annotation> Loadable<T> prepare(Class<T> itsType) {
        return (Loadable<T>) this;
    }

    @Override
    public Annotation load() {
        throw new UnsupportedOperationException("advice is not loaded");
    }
}
