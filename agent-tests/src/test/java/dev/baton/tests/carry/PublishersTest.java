// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** {@code SubmissionPublisher}: by reflection, for it is compiled for Java 8. */
@EnabledForJreRange(min = JRE.JAVA_9, disabledReason = "SubmissionPublisher is there since JDK 9")
class PublishersTest {
    private static final List<Executor> EXECUTORS =
            Arrays.asList(null, task -> new Thread(task).start(), Runnable::run);

    private final Seen items = new Seen();
    private final Seen ends = new Seen();

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    private static Object call(Object target, String name, Class<?>[] types, Object... arguments) throws Exception {
        Class<?> type = target.getClass();
        while (!java.lang.reflect.Modifier.isPublic(type.getModifiers())) type = type.getInterfaces()[0];
        Method method = type.getMethod(name, types);
        return method.invoke(target, arguments);
    }

    private static Object publisher(Executor executor) throws Exception {
        Class<?> type = Class.forName("java.util.concurrent.SubmissionPublisher");
        if (executor == null) return type.getConstructor().newInstance();
        Constructor<?> constructor = type.getConstructor(Executor.class, int.class);
        return constructor.newInstance(executor, 16);
    }

    private void subscribe(Object publisher) throws Exception {
        Class<?> type = Class.forName("java.util.concurrent.Flow$Subscriber");
        Class<?> subscription = Class.forName("java.util.concurrent.Flow$Subscription");
        InvocationHandler subscriber = (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "onSubscribe":
                    subscription.getMethod("request", long.class).invoke(arguments[0], Long.MAX_VALUE);
                    return null;
                case "onNext":
                    items.run();
                    return null;
                case "onComplete":
                case "onError":
                    ends.run();
                    return null;
                case "equals":
                    return proxy == arguments[0];
                case "hashCode":
                    return System.identityHashCode(proxy);
                default:
                    return "subscriber";
            }
        };
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, subscriber);
        call(publisher, "subscribe", new Class<?>[] {type}, proxy);
    }

    private void submitAndClose(Object publisher) throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Request other = i % 2 == 0 ? Request.traced() : Request.untraced()) {
                call(publisher, "submit", new Class<?>[] {Object.class}, "item");
            }
        }
        try (Request other = Request.traced()) {
            call(publisher, "close", new Class<?>[0]);
        }
    }

    @Test
    void aSubscriberHearsInTheContextInWhichItSubscribed() throws Exception {
        for (Executor executor : EXECUTORS) {
            Object publisher = publisher(executor);
            String id;
            try (Request request = Request.traced()) {
                id = request.id;
                subscribe(publisher);
            }
            submitAndClose(publisher);
            assertThat(items.next(5)).containsOnly(id);
            assertThat(ends.next()).isEqualTo(id);
        }
    }

    @Test
    void oneWhoSubscribedUnderNoContextHearsUnderNone() throws Exception {
        for (Executor executor : EXECUTORS) {
            Object publisher = publisher(executor);
            subscribe(publisher);
            submitAndClose(publisher);
            assertThat(items.next(5)).containsOnly(Request.NONE);
            assertThat(ends.next()).isEqualTo(Request.NONE);
        }
    }
}
