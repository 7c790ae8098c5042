// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.webflux;

import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.reactor.MonoKt;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** As {@link Ways}, with the argument {@code --soak}: those that other libraries than Reactor have. */
@RestController
@RequestMapping("/ways")
@ConditionalOnProperty("soak")
class WaysOfLibraries {
    private final Ways ways;

    WaysOfLibraries(Ways ways) {
        this.ways = ways;
    }

    @GetMapping("/rxjava")
    Single<String> rxjava(@RequestParam("url") URI url) {
        return Single.just(url)
                .delay(1, TimeUnit.MILLISECONDS)
                .flatMap(address -> Single.fromPublisher(ways.here(address)));
    }

    @GetMapping("/mutiny")
    Uni<String> mutiny(@RequestParam("url") URI url) {
        return Uni.createFrom()
                .item(url)
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1))
                .chain(address -> Uni.createFrom()
                        .completionStage(() -> ways.here(address).toFuture()));
    }

    @GetMapping("/coroutine")
    Mono<String> coroutine(@RequestParam("url") URI url) {
        return MonoKt.mono(
                Dispatchers.getDefault(),
                (scope, continuation) -> BuildersKt.withContext(
                        Dispatchers.getIO(), (inner, last) -> MonoKt.awaitSingle(ways.here(url), last), continuation));
    }
}
