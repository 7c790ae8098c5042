// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Fields;
import dev.baton.core.format.Propagator;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is once for a JVM, and so in classes of its own for each of these tests: its first context, and Baton's end. */
class EndTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                NothingIsKeptBeforeThereIsAContext.class,
                AMessageMayBringTheFirstContext.class,
                NoThreadHasAContextAfterTheEnd.class,
                NoThreadGetsAContextAfterTheEnd.class,
                NothingIsPutBackAfterTheEnd.class
            })
    void inClassesOfItsOwn(Class<?> test) throws Exception {
        Class<?> own = Class.forName(test.getName(), true, new Own());
        assertThat(own).isNotSameAs(test);
        Constructor<?> constructor = own.getDeclaredConstructor();
        constructor.setAccessible(true);
        ((Runnable) constructor.newInstance()).run();
    }

    private static final class Own extends ClassLoader {
        Own() {
            super(EndTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.baton.core.")) return super.loadClass(name, resolve);
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? defined(name) : known;
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (Exception e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static Context context() {
        return Context.of(
                new Propagator(Collections.emptyList(), Collections.emptyList(), false, false),
                new String[Fields.names().length]);
    }

    private static void on(Thread thread) {
        Throwable[] thrown = {null};
        thread.setUncaughtExceptionHandler((of, what) -> thrown[0] = what);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (thrown[0] != null) throw new AssertionError(thrown[0]);
    }

    static final class NothingIsKeptBeforeThereIsAContext implements Runnable {
        @Override
        public void run() {
            Callbacks callbacks = new Callbacks();
            Runnable task = () -> {};
            Current.close(Current.open(null));
            assertThat(callbacks.keeps()).isFalse();
            assertThat(Callbacks.kept(null)).isNull();
            callbacks.keep(task, null);
            Tasks.capture(task, null);
            assertThat(callbacks.size()).isZero();
            assertThat(Tasks.size()).isZero();
            Current.close(Current.open(context()));
            assertThat(callbacks.keeps()).isTrue();
            assertThat(Callbacks.kept(null)).isNotNull();
            callbacks.keep(task, null);
            Tasks.capture(task, null);
            assertThat(callbacks.size()).isOne();
            assertThat(Tasks.size()).isOne();
        }
    }

    static final class AMessageMayBringTheFirstContext implements Runnable {
        @Override
        public void run() {
            Current.receive(null);
            assertThat(Current.wasEverOpened()).isFalse();
            Current.receive(context());
            assertThat(Current.wasEverOpened()).isTrue();
        }
    }

    static final class NoThreadHasAContextAfterTheEnd implements Runnable {
        @Override
        public void run() {
            Context context = context();
            CountDownLatch isOpen = new CountDownLatch(1);
            CountDownLatch isOver = new CountDownLatch(1);
            Thread other = new Thread(() -> {
                Current.serve(context);
                isOpen.countDown();
                try {
                    isOver.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                assertThat(Current.get()).isNull();
                assertThat(Current.isServing()).isFalse();
            });
            Thread ender = new Thread(() -> {
                try {
                    isOpen.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                Current.end();
                isOver.countDown();
            });
            ender.start();
            on(other);
        }
    }

    static final class NoThreadGetsAContextAfterTheEnd implements Runnable {
        @Override
        public void run() {
            Context context = context();
            Runnable task = () -> {};
            Tasks.capture(task, context);
            Thread named = new Thread(() -> assertThat(Current.get()).isNull());
            Current.startThread(named, context);
            Current.close(Current.open(context));
            Current.end();
            List<Runnable> ways = List.of(
                    () -> Current.open(context),
                    () -> Current.serve(context),
                    () -> Current.receive(context),
                    () -> Current.resume(context),
                    () -> Current.enterTask(task),
                    () -> {
                        Current.open(context);
                        Current.follow(new String[Fields.names().length]);
                    },
                    () -> {
                        Current.leaveTrail("trail");
                        assertThat(Current.trail()).isNull();
                    });
            // On a thread that has had a context, and on one that has not.
            for (Runnable way : ways) {
                Runnable deed = () -> {
                    way.run();
                    assertThat(Current.get()).isNull();
                    assertThat(Current.isServing()).isFalse();
                };
                deed.run();
                on(new Thread(deed));
            }
            on(named);
        }
    }

    static final class NothingIsPutBackAfterTheEnd implements Runnable {
        @Override
        public void run() {
            Object outer = Current.open(context());
            Object inner = Current.serve(context());
            Object task = Current.open(context());
            Current.end();
            Current.close(task);
            assertThat(Current.get()).isNull();
            Current.close(inner);
            assertThat(Current.isServing()).isFalse();
            Current.close(outer);
            assertThat(Current.get()).isNull();
        }
    }
}
