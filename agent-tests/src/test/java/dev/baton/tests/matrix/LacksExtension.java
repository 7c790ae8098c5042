// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** What makes {@link Lacks} come true. */
public final class LacksExtension implements BeforeAllCallback, InvocationInterceptor {
    /** Tells the extension which version a test instance is for. */
    public interface OfLibrary {
        Library library();
    }

    /** A name that is no test's would excuse nothing, and nobody would notice. */
    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        for (Lacks lacks : type.getAnnotationsByType(Lacks.class)) {
            for (String test : lacks.test()) {
                boolean isTest = false;
                for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
                    for (Method method : declaring.getDeclaredMethods())
                        isTest |= method.getName().equals(test);
                }
                if (!isTest) throw new IllegalStateException(type.getName() + " has no test " + test);
            }
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Lacks lacks = lackOf(method.getExecutable().getName(), context);
        if (lacks == null) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (Throwable expected) {
            throw new TestAbortedException("lacking: " + lacks.because(), expected);
        }
        if (!lacks.always()) return;
        throw new AssertionError(context.getDisplayName() + " passes: no longer lacking: " + lacks.because());
    }

    private static Lacks lackOf(String test, ExtensionContext context) {
        String version = ((OfLibrary) context.getRequiredTestInstance()).library().version;
        for (Lacks lacks : context.getRequiredTestClass().getAnnotationsByType(Lacks.class)) {
            if (Arrays.asList(lacks.test()).contains(test)
                    && version.matches(lacks.versions())
                    && Library.runningJavaVersion() >= lacks.fromJava()) return lacks;
        }
        return null;
    }
}
