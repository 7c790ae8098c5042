// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every class of a library that Baton weaves, as it is and {@link Change changed} in all ways at hand: the JVM takes it, under
 * the packaged agent. What advice cannot be woven into stays as it is; what is woven is verified.
 */
@Tag("changed")
class ChangedClassesTest {
    private static Packaged packaged;
    private static int taken;
    private static int changedAndWoven;

    /** The agent's own note of edges that failed. */
    private static Set<?> failed;

    private static Set<?> failedBefore;

    @BeforeAll
    static void readJar() throws ReflectiveOperationException {
        packaged = new Packaged();
        Woken.up();
        Object room = field(Baton.class, "room").get(null);
        Class<?> faults = room.getClass().getClassLoader().loadClass("dev.baton.core.Faults");
        failed = ((Map<?, ?>) field(faults, "BY_EDGE").get(null)).keySet();
        failedBefore = new HashSet<>(failed);
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Edges that cannot be woven here do not fail elsewhere, where tests ask. */
    @AfterAll
    static void forgetFaults() {
        failed.retainAll(failedBefore);
    }

    @AfterAll
    static void tell() {
        System.out.println("changed: " + taken + " classes and changes of classes, into " + changedAndWoven
                + " of which something was woven");
    }

    static Stream<Arguments> libraries() throws Exception {
        return Versions.endsOfAll().stream().map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void areTaken(Library library) throws Exception {
        Map<String, Set<String>> woven = woven(library);
        List<String> wrong = new ArrayList<>();
        for (Change change : Change.values()) {
            Changing changing = new Changing(change, woven);
            try (LibraryLoader loader = new LibraryLoader(library).with(changing)) {
                for (String name : woven.keySet()) {
                    String fault = fault(loader, name);
                    if (fault != null) wrong.add(name + ", " + change + ": " + fault);
                }
            }
            taken += woven.size();
            changedAndWoven += changing.woven;
            if (change == Change.NOTHING && !woven.isEmpty())
                assertThat(changing.woven).isPositive();
        }
        assertThat(wrong).isEmpty();
    }

    /** The methods of each class that is woven. */
    private static Map<String, Set<String>> woven(Library library) throws Exception {
        Map<String, Set<String>> woven = new LinkedHashMap<>();
        for (String name : library.classes()) {
            Set<String> methods = new HashSet<>();
            for (String alike : packaged.methods(name)) {
                for (String method : alike.split("\\|")) methods.add(method);
            }
            if (!methods.isEmpty()) woven.put(name, methods);
        }
        return woven;
    }

    /** What the JVM has against the class; not that one of the classes it names is absent or was changed, too. */
    private static String fault(LibraryLoader loader, String name) {
        try {
            Class<?> type = loader.loadClass(name);
            // Both link the class, and so verify it.
            Object unused = type.isInterface() ? type.getFields() : type.getConstructors();
            return null;
        } catch (VerifyError | ClassFormatError | InternalError | StackOverflowError fault) {
            return fault.toString();
        } catch (SecurityException signed) {
            return null; // The others of its package are loaded with their signature.
        } catch (ClassNotFoundException | LinkageError absent) {
            return absent.toString().contains("aton") ? absent.toString() : null;
        }
    }

    private static final class Changing implements Spoiling {
        private final Change change;
        private final Map<String, Set<String>> methods;
        private int woven;

        Changing(Change change, Map<String, Set<String>> methods) {
            this.change = change;
            this.methods = methods;
        }

        @Override
        public boolean isFor(String className) {
            return methods.containsKey(className);
        }

        @Override
        public byte[] done(byte[] classFile) {
            String name = new ClassReader(classFile).getClassName().replace('/', '.');
            byte[] changed = change.of(classFile, methods.get(name));
            try {
                if (packaged.weaves(name, changed)) woven++;
            } catch (Exception fault) {
                throw new IllegalStateException(name + ", " + change, fault);
            }
            return changed;
        }
    }
}
