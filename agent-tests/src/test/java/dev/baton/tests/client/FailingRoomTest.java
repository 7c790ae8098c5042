// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.TestClasses;
import dev.baton.tests.Woken;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.SpoiledDoor;
import dev.baton.tests.matrix.Versions;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While all of Baton fails that woven code calls, in each {@link SpoiledDoor.Way way}, every client sends and gets its answer;
 * and once Baton works again, what it sends has its trace.
 */
@Tag("clients")
class FailingRoomTest {
    @BeforeAll
    static void wake() {
        Woken.up();
    }

    /** One for each client, way of sending and version, in the order of the tests' names. */
    static Stream<Arguments> clients() throws Exception {
        Set<String> seen = new HashSet<>();
        List<Arguments> clients = new ArrayList<>();
        for (Class<?> test : TestClasses.of("client")) {
            if (Modifier.isAbstract(test.getModifiers()) || !ClientHarness.class.isAssignableFrom(test)) continue;
            Sends sends = test.getAnnotation(Sends.class);
            if (sends == null) {
                clients.add(Arguments.of(Named.of("jdk", null), test));
                continue;
            }
            for (Library library : Versions.ends(test)) {
                String way = waysOfItsOwn(test) ? test.getSimpleName() : sends.way();
                if (seen.add(library + sends.with() + ' ' + way)) clients.add(Arguments.of(library, test));
            }
        }
        return clients.stream();
    }

    private static boolean waysOfItsOwn(Class<?> test) {
        for (Class<?> type = test; type != ClientHarness.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("prepare")) return true;
            }
        }
        return false;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("clients")
    void callsAreAnsweredAsWithoutBaton(Library library, Class<? extends ClientHarness> test) throws Exception {
        Constructor<? extends ClientHarness> constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        ClientHarness contract = constructor.newInstance();
        contract.library = library;
        Origin origin = contract.startOrigin();
        try {
            for (SpoiledDoor.Way fault : SpoiledDoor.Way.values()) {
                try (SpoiledDoor door = new SpoiledDoor(fault)) {
                    for (int i = 0; i < 3; i++) {
                        assertThat(status(contract.prepare(Call.get(origin.uri("/ok")))))
                                .as("%s, call %d", fault, i)
                                .isEqualTo(200);
                    }
                    assertThat(status(contract.prepare(Call.post(origin.uri("/ok"), "what was posted"))))
                            .as("%s, with a body", fault)
                            .isEqualTo(200);
                    if (fault == SpoiledDoor.Way.THROWS)
                        assertThat(door.faults()).isNotEmpty();
                }
                assertThat(origin.received()).as("under %s", fault).hasSize(4).allMatch(received -> received.trace()
                        .isEmpty());
            }
            ClientHarness.begin(Trace.all(1), contract.prepare(Call.get(origin.uri("/ok"))))
                    .get(ClientHarness.PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(origin.received()).hasSize(1).allMatch(received -> received.trace()
                    .equals(Trace.once(Trace.all(1))));
        } finally {
            contract.unload();
            origin.close();
        }
    }

    private static int status(Prepared call) throws Exception {
        return call.send().get(ClientHarness.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
