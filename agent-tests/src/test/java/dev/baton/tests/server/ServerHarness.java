// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.Slots;
import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Versions;
import java.util.Collection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A server of each version of a library, up for all tests of a class. The class is tagged with the name of its library in
 * the matrix and says how to start one. After each test no thread may be left under a context. Where the running Java is
 * too old for all versions, nothing runs, and they are named.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LacksExtension.class)
abstract class ServerHarness implements LacksExtension.OfLibrary {
    @Parameter
    Library library;

    Server server;
    private LibraryLoader loader;

    /** The class of {@code dev.baton.tests.app} whose constructor starts the server. */
    abstract String starter();

    /** Where the application says what it could send on. */
    String see() {
        return "/see";
    }

    @Override
    public Library library() {
        return library;
    }

    @BeforeParameterizedClassInvocation
    void start() throws Exception {
        loader = new LibraryLoader(library);
        server = loader.create(Server.class, starter());
    }

    @AfterParameterizedClassInvocation
    void stop() throws Exception {
        if (server != null) server.close();
        loader.close();
    }

    @AfterEach
    void noThreadIsLeftUnderAContext() throws Exception {
        Slots.assertNothingIsLeft();
    }

    int port() {
        return server.port("http");
    }

    Answer get(String path, Collection<String> headers) throws Exception {
        return Wire.get(port(), path, headers);
    }
}
