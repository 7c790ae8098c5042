// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.boot;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.routing.RoundRobinPool;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.async.DeferredResult;

/** As {@link Ways}, with the argument {@code --soak}: those that libraries have. */
@RestController
@RequestMapping("/ways")
@ConditionalOnProperty("soak")
class WaysOfLibraries {
    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RestTemplate template = new RestTemplate();
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    private final Vertx vertx = Vertx.vertx();
    private final ThreadPoolBulkhead bulkhead = ThreadPoolBulkhead.ofDefaults("ways");
    private final ActorRef actor = ActorSystem.create("ways")
            .actorOf(new RoundRobinPool(THREADS).props(Props.create(Caller.class, () -> new Caller())));

    private String call(URI url) {
        return template.getForObject(url, String.class);
    }

    /** Who completes is another thread, that of another request maybe. */
    @GetMapping("/guava")
    DeferredResult<String> guava(@RequestParam("url") URI url) {
        DeferredResult<String> result = new DeferredResult<>();
        SettableFuture<URI> address = SettableFuture.create();
        Futures.addCallback(
                Futures.transform(address, this::call, MoreExecutors.directExecutor()),
                new FutureCallback<>() {
                    @Override
                    public void onSuccess(String answer) {
                        result.setResult(answer);
                    }

                    @Override
                    public void onFailure(Throwable fault) {
                        result.setErrorResult(fault);
                    }
                },
                pool);
        pool.execute(() -> address.set(url));
        return result;
    }

    @GetMapping("/rxjava")
    CompletionStage<String> rxjava(@RequestParam("url") URI url) {
        return Single.just(url)
                .delay(1, TimeUnit.MILLISECONDS)
                .observeOn(Schedulers.io())
                .map(this::call)
                .toCompletionStage();
    }

    @GetMapping("/mutiny")
    CompletionStage<String> mutiny(@RequestParam("url") URI url) {
        return Uni.createFrom()
                .item(url)
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1))
                .emitOn(pool)
                .map(this::call)
                .subscribeAsCompletionStage();
    }

    @GetMapping("/coroutine")
    CompletionStage<String> coroutine(@RequestParam("url") URI url) {
        return FutureKt.future(
                GlobalScope.INSTANCE,
                Dispatchers.getDefault(),
                CoroutineStart.DEFAULT,
                (scope, continuation) ->
                        BuildersKt.withContext(Dispatchers.getIO(), (inner, last) -> call(url), continuation));
    }

    @GetMapping("/vertx")
    CompletionStage<String> vertx(@RequestParam("url") URI url) {
        return vertx.timer(1, TimeUnit.MILLISECONDS)
                .compose(any -> vertx.executeBlocking(() -> call(url), false))
                .toCompletionStage();
    }

    @GetMapping("/actor")
    CompletionStage<Object> actor(@RequestParam("url") URI url) {
        return Patterns.ask(actor, url, PATIENCE);
    }

    @GetMapping("/bulkhead")
    CompletionStage<String> bulkhead(@RequestParam("url") URI url) {
        return bulkhead.executeSupplier(() -> call(url));
    }

    private final class Caller extends AbstractActor {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(URI.class, url -> getSender().tell(call(url), getSelf()))
                    .build();
        }
    }
}
