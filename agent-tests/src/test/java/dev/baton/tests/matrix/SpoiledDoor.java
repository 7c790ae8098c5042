// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.implementation.bind.annotation.Argument;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * While it lasts, advice in the whole JVM fails as soon as it asks whether a header is a trace's: the way to make that of
 * the JDK's classes fail, which no {@link Sabotage} reaches.
 */
public final class SpoiledDoor implements AutoCloseable {
    private static final List<Throwable> FAULTS = new CopyOnWriteArrayList<>();

    private final Field door;
    private final Object room;

    public SpoiledDoor() throws ReflectiveOperationException {
        FAULTS.clear();
        door = Baton.class.getDeclaredField("room");
        door.setAccessible(true);
        room = door.get(null);
        Constructor<?> spoiled = new ByteBuddy()
                .subclass(BatonRoom.class)
                .method(ElementMatchers.isAbstract())
                .intercept(StubMethod.INSTANCE)
                .method(ElementMatchers.named("key"))
                .intercept(ExceptionMethod.throwing(NoSuchMethodError.class, "sabotage"))
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
        FAULTS.add(fault);
    }

    /** What has reached the net of an advice. */
    public List<Throwable> faults() {
        return FAULTS;
    }

    @Override
    public void close() throws IllegalAccessException {
        door.set(null, room);
    }
}
