// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.SpoiledDoor;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While all of Baton fails that woven code calls, in each {@link SpoiledDoor.Way way}, every server answers as it does
 * without Baton; and once Baton works again, so does the server's edge.
 */
@Tag("servers")
class FailingRoomTest {
    private static final String NOWHERE = "/nothing/is/there";

    private static Unwoven unwoven;

    @BeforeAll
    static void startUnwoven() throws IOException {
        unwoven = new Unwoven();
    }

    @AfterAll
    static void stopUnwoven() throws IOException {
        unwoven.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.baton.tests.server.HostileTest#servers")
    void requestsAreAnsweredAsWithoutBaton(Library library, String starter, String see) throws Exception {
        try (LibraryLoader loader = new LibraryLoader(library);
                Server server = loader.create(Server.class, starter)) {
            int without = unwoven.start(library, starter);
            int with = server.port("http");
            for (SpoiledDoor.Way way : SpoiledDoor.Way.values()) {
                try (SpoiledDoor door = new SpoiledDoor(way)) {
                    isTheSame(library, way, with, without, Trace.next().lines());
                    isTheSame(library, way, with, without, Collections.<String>emptyList());
                    if (way == SpoiledDoor.Way.THROWS) assertThat(door.faults()).isNotEmpty();
                }
                Trace trace = Trace.next();
                assertThat(Wire.get(with, see, trace.lines()).body)
                        .as("after %s", way)
                        .contains(trace.headers.get("traceparent"));
            }
        }
    }

    private static void isTheSame(Library library, SpoiledDoor.Way way, int with, int without, Collection<String> lines)
            throws Exception {
        String[] request = {Wire.request("GET", NOWHERE, lines, "Connection: close")};
        assertThat(HostileTest.difference(library, with, without, request))
                .as("%s", way)
                .isNull();
    }
}
