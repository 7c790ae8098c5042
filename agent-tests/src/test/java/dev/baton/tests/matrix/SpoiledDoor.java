// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import dev.baton.tests.Woken;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.implementation.bind.annotation.Argument;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * While it lasts, advice in the whole JVM fails as soon as it asks whether a header is a trace's: the way to make that of
 * the JDK's classes fail, which no {@link Sabotage} reaches.
 */
public final class SpoiledDoor implements AutoCloseable {
    /** More than that is not looked at. */
    private static final int MAX_FAULTS = 1000;

    private static final List<Throwable> FAULTS = Collections.synchronizedList(new ArrayList<Throwable>());

    /** What becomes of a call through the door. */
    public enum Way {
        THROWS(ExceptionMethod.throwing(NoSuchMethodError.class, "sabotage")),
        RETURNS_NOTHING(StubMethod.INSTANCE),
        RUNS_OUT_OF_MEMORY(ExceptionMethod.throwing(OutOfMemoryError.class, "sabotage")),
        RECURSES(MethodDelegation.to(Recursion.class));

        private final Implementation implementation;

        Way(Implementation implementation) {
            this.implementation = implementation;
        }
    }

    private final Field door;
    private final Object room;

    public SpoiledDoor() throws ReflectiveOperationException {
        this(Way.RETURNS_NOTHING.implementation, Way.THROWS.implementation);
    }

    /** As above, for all that goes through the door. */
    public SpoiledDoor(Way way) throws ReflectiveOperationException {
        this(way.implementation, way.implementation);
    }

    private SpoiledDoor(Implementation most, Implementation key) throws ReflectiveOperationException {
        Woken.up();
        FAULTS.clear();
        Recursion.CALLS.set(0);
        door = Baton.class.getDeclaredField("room");
        door.setAccessible(true);
        room = door.get(null);
        Constructor<?> spoiled = new ByteBuddy()
                .subclass(BatonRoom.class)
                .method(ElementMatchers.isAbstract())
                .intercept(most)
                .method(ElementMatchers.named("key"))
                .intercept(key)
                .method(ElementMatchers.named("fault"))
                .intercept(MethodDelegation.to(SpoiledDoor.class))
                .make()
                .load(SpoiledDoor.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded()
                .getDeclaredConstructor();
        spoiled.setAccessible(true);
        door.set(null, spoiled.newInstance());
    }

    /** Called by the spoiled room. */
    public static void fault(@Argument(0) Throwable fault) {
        if (FAULTS.size() < MAX_FAULTS) FAULTS.add(fault);
    }

    /** What has reached the net of an advice. */
    public List<Throwable> faults() {
        return FAULTS;
    }

    public static final class Recursion {
        /** Each takes milliseconds, and some libraries are woven where they come by thousands of times for a request. */
        private static final int REAL_ONES = 100;

        private static final AtomicInteger CALLS = new AtomicInteger();

        /** Called by the spoiled room. */
        @RuntimeType
        public static Object begin() {
            if (CALLS.incrementAndGet() > REAL_ONES) throw new StackOverflowError("sabotage");
            return deeper();
        }

        @SuppressWarnings("InfiniteRecursion")
        private static Object deeper() {
            return deeper();
        }
    }

    @Override
    public void close() throws IllegalAccessException {
        door.set(null, room);
    }
}
