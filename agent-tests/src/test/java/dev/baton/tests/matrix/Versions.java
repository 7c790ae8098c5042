// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Gives a contract every version of the library that the test class is tagged with. Those that are too new for the
 * running Java are named on standard output. With the system property {@code matrix=ends} the floor and the newest
 * have to do: in the ordinary build, and on other JDKs.
 */
public final class Versions implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context)
            throws Exception {
        List<Library> all = thatRun(context.getRequiredTestClass());
        return ("ends".equals(System.getProperty("matrix")) ? ends(all) : all)
                .stream().map(Arguments::of);
    }

    /** The floor and the newest of those that the running Java is new enough for. */
    public static List<Library> ends(Class<?> testClass) throws IOException {
        return ends(thatRun(testClass));
    }

    /** The same of each library in the matrix. */
    public static List<Library> endsOfAll() throws IOException {
        List<Library> ends = new ArrayList<>();
        for (String name : Library.names()) ends.addAll(ends(thatRun(name)));
        return ends;
    }

    private static List<Library> ends(List<Library> all) {
        return all.size() <= 2 ? all : Arrays.asList(all.get(0), all.get(all.size() - 1));
    }

    private static List<Library> thatRun(Class<?> testClass) throws IOException {
        return thatRun(testClass.getAnnotation(Tag.class).value());
    }

    private static List<Library> thatRun(String name) throws IOException {
        List<Library> libraries = new ArrayList<>();
        for (Library library : Library.versionsOf(name)) {
            if (library.javaVersion > Library.runningJavaVersion()) {
                System.out.println("matrix: not run: " + library + ", which needs Java " + library.javaVersion
                        + "; this is " + Library.runningJavaVersion());
            } else {
                libraries.add(library);
            }
        }
        return libraries;
    }
}
