// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.micrometer.context.ContextRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** A thread-local of the application's, which Reactor propagates by itself. */
public final class ReactorPropagation implements Supplier<List<String>> {
    private static final String KEY = "own";
    private static final ThreadLocal<String> OWN = new ThreadLocal<>();

    private final Executor outside = task -> new Thread(task).start();

    /** What it is, and the trace, wherever an operator is called. */
    @Override
    public List<String> get() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(KEY, OWN::get, OWN::set, OWN::remove);
        Hooks.enableAutomaticContextPropagation();
        try {
            Publisher<Integer> foreign = new ForeignPublisher(outside, outside, 1, 2, 3);
            List<String> seen = new ArrayList<>();
            seen.addAll(seen(Flux.from(foreign)));
            seen.addAll(seen(Mono.from(foreign).flux()));
            seen.addAll(seen(Flux.just(1).hide().flatMap(value -> foreign)));
            seen.addAll(seen(Flux.range(1, 3).publishOn(Schedulers.parallel())));
            seen.addAll(seen(Flux.range(1, 3).delayElements(Duration.ofMillis(1))));
            seen.addAll(seen(Flux.create(sink -> outside.execute(() -> Reactor3.emit(sink)))));
            Sinks.One<Integer> sink = Sinks.one();
            outside.execute(() -> sink.tryEmitValue(1));
            seen.addAll(seen(sink.asMono().flux()));
            return seen;
        } finally {
            Hooks.disableAutomaticContextPropagation();
            ContextRegistry.getInstance().removeThreadLocalAccessor(KEY);
        }
    }

    private static List<String> seen(Flux<Integer> flux) {
        return flux.map(value -> OWN.get() + ' ' + traceId())
                .contextWrite(context -> context.put(KEY, "own value"))
                .collectList()
                .block(Duration.ofSeconds(60));
    }

    private static String traceId() {
        Object context = Baton.current();
        return context == null ? "none" : Baton.inject(context, null, 0)[Baton.key("traceparent")].substring(3, 35);
    }
}
