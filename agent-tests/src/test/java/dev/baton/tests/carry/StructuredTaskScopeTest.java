// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * {@code StructuredTaskScope} and {@code ScopedValue}, beside which a context has to go along: by reflection, for it is
 * compiled for Java 8, and for a class that is a preview and not the same in two JDKs.
 */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "StructuredTaskScope is there since JDK 21")
class StructuredTaskScopeTest {
    private static final Callable<String> CURRENT = Request::current;

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    @Test
    void whatAScopeForksHasTheContextOfTheFork() throws Exception {
        try (Scope scope = new Scope()) {
            Object first;
            Object second;
            Object untraced;
            String firstId;
            String secondId;
            try (Request request = Request.traced()) {
                firstId = request.id;
                first = scope.fork(CURRENT);
            }
            try (Request request = Request.traced()) {
                secondId = request.id;
                second = scope.fork(CURRENT);
            }
            untraced = scope.fork(CURRENT);
            scope.join();
            assertThat(Scope.result(first)).isEqualTo(firstId);
            assertThat(Scope.result(second)).isEqualTo(secondId);
            assertThat(Scope.result(untraced)).isEqualTo(Request.NONE);
        }
    }

    @Test
    void scopesNest() throws Exception {
        try (Request request = Request.traced();
                Scope outer = new Scope()) {
            Object result = outer.fork(() -> {
                try (Scope inner = new Scope()) {
                    Object innermost = inner.fork(CURRENT);
                    inner.join();
                    return Scope.result(innermost) + Request.current();
                }
            });
            outer.join();
            assertThat(Scope.result(result)).isEqualTo(request.id + request.id);
        }
    }

    /** Forks see both, and nobody takes Baton's scopes for a broken structure. */
    @Test
    void scopedValuesGoAlong() throws Exception {
        Class<?> type = Class.forName("java.lang.ScopedValue");
        Object value = type.getMethod("newInstance").invoke(null);
        Object carrier = type.getMethod("where", type, Object.class).invoke(null, value, "bound");
        Method get = type.getMethod("get");
        Seen seen = new Seen();
        try (Request request = Request.traced()) {
            Runnable inside = () -> {
                try (Scope scope = new Scope()) {
                    Object result = scope.fork(() -> get.invoke(value) + Request.current());
                    scope.join();
                    assertThat(Scope.result(result)).isEqualTo("bound" + request.id);
                } catch (Exception fault) {
                    throw new IllegalStateException(fault);
                }
                seen.run();
            };
            Class.forName("java.lang.ScopedValue$Carrier")
                    .getMethod("run", Runnable.class)
                    .invoke(carrier, inside);
            assertThat(seen.next()).isEqualTo(request.id);
        }
    }

    private static final class Scope implements AutoCloseable {
        private static final Class<?> TYPE = type("java.util.concurrent.StructuredTaskScope");

        private final Object scope;

        Scope() throws Exception {
            boolean isOpened = false;
            for (Method method : TYPE.getMethods()) isOpened |= method.getName().equals("open");
            scope = isOpened
                    ? TYPE.getMethod("open").invoke(null)
                    : TYPE.getConstructor().newInstance();
        }

        private static Class<?> type(String name) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException older) {
                throw new IllegalStateException(older);
            }
        }

        Object fork(Callable<String> task) throws Exception {
            return TYPE.getMethod("fork", Callable.class).invoke(scope, task);
        }

        void join() throws Exception {
            TYPE.getMethod("join").invoke(scope);
        }

        static String result(Object subtask) throws Exception {
            return (String) type("java.util.concurrent.StructuredTaskScope$Subtask")
                    .getMethod("get")
                    .invoke(subtask);
        }

        @Override
        public void close() throws Exception {
            TYPE.getMethod("close").invoke(scope);
        }
    }
}
