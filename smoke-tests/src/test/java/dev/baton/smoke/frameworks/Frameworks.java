// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.frameworks;

import java.util.List;
import java.util.stream.Stream;

/** Every framework there is. */
final class Frameworks {
    private static final String[] OF_WEBFLUX = {
        "here",
        "both",
        "published",
        "subscribed",
        "delayed",
        "future",
        "sink",
        "created",
        "retried",
        "many",
        "parallel",
        "streamed",
        "late",
        "failing"
    };
    private static final String[] OF_COROUTINES = {"suspended", "dispatched", "concurrent", "flowing"};
    private static final String[] OF_GATEWAY = {"routed", "filtered", "delayed", "retried"};

    private static final String[] OF_MICRONAUT = {
        "here",
        "both",
        "blocking",
        "declared",
        "executed",
        "published",
        "delayed",
        "future",
        "many",
        "streamed",
        "late",
        "failing"
    };

    private static final String[] OF_QUARKUS = {
        "here",
        "both",
        "stage",
        "nonblocking",
        "blocking",
        "emitted",
        "managed",
        "delayed",
        "timer",
        "executed",
        "many",
        "streamed",
        "late",
        "failing"
    };
    private static final String[] OF_KTOR = {
        "here", "okhttp", "both", "blocking", "delayed", "concurrent", "late", "streamed"
    };
    private static final String[] OF_KTOR_CIO = {
        "here", "pipelined", "both", "blocking", "delayed", "concurrent", "late", "streamed"
    };

    private static final String[] OF_PLAY = {"here", "both", "blocking", "delayed", "future", "late", "failing"};
    private static final String[] OF_PLAY_ON_NETTY = {"streamed"};

    private Frameworks() {}

    static List<Framework> all() {
        return List.of(
                Framework.of("webflux5", "webflux5.jar", "server.port", 8, OF_WEBFLUX),
                Framework.of("webflux", "webflux.jar", "server.port", 17, OF_WEBFLUX),
                Framework.of("webflux7", "webflux7.jar", "server.port", 17, both(OF_WEBFLUX, OF_COROUTINES)),
                Framework.of("gateway", "gateway.jar", "server.port", 17, OF_GATEWAY),
                Framework.of("gateway5", "gateway5.jar", "server.port", 17, OF_GATEWAY),
                Framework.of("micronaut3", "micronaut3.jar", "micronaut.server.port", 11, OF_MICRONAUT)
                        .withoutPipelining(),
                Framework.of("micronaut", "micronaut.jar", "micronaut.server.port", 17, OF_MICRONAUT),
                // Once in some two thousand answers.
                Framework.of("quarkus", "quarkus-app/quarkus-run.jar", "quarkus.http.port", 17, OF_QUARKUS)
                        .withFailures(2),
                Framework.of("ktor", "ktor.jar", "ktor.port", 17, OF_KTOR),
                Framework.of("play", "play.jar", "play.port", 17, OF_PLAY),
                Framework.of("play2", "play2.jar", "play.port", 8, both(OF_PLAY, OF_PLAY_ON_NETTY)),
                Framework.of("ktorcio", "ktorcio.jar", "ktor.port", 17, OF_KTOR_CIO));
    }

    private static String[] both(String[] some, String[] more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
