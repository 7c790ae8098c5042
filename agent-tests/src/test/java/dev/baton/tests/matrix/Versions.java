// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.util.ArrayList;
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
        String name = context.getRequiredTestClass().getAnnotation(Tag.class).value();
        List<Arguments> arguments = new ArrayList<>();
        for (Library library : Library.versionsOf(name)) {
            if (library.javaVersion > Library.runningJavaVersion()) {
                System.out.println("matrix: not run: " + library + ", which needs Java " + library.javaVersion
                        + "; this is " + Library.runningJavaVersion());
            } else {
                arguments.add(Arguments.of(library));
            }
        }
        if ("ends".equals(System.getProperty("matrix")) && arguments.size() > 2) {
            arguments.subList(1, arguments.size() - 1).clear();
        }
        return arguments.stream();
    }
}
