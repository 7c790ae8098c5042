// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;

/** A call of the door in the middle of a method, where advice, which stands at its beginning and its end, does not get. */
abstract class Insertion implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {
    static final String DOOR = "java/lang/Baton";

    /** Of the doors that are told of a task, and of the edge that tells. */
    static final String TOLD = "(Ljava/lang/Object;Ljava/lang/String;)V";

    final String edge;

    Insertion(String edge) {
        this.edge = edge;
    }

    /** Hands the method on to {@code visitor}, with the call in it. */
    abstract MethodVisitor into(MethodVisitor visitor);

    @Override
    public final MethodVisitor wrap(
            TypeDescription instrumentedType,
            MethodDescription instrumentedMethod,
            MethodVisitor visitor,
            Implementation.Context context,
            TypePool types,
            int writerFlags,
            int readerFlags) {
        return into(visitor);
    }
}
