// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Under whose context the client runs the application's code. Requests share connections, and whatever thread is there
 * drains them: a handler, and what it makes, sees its own request's context, and none if that has none.
 */
class JdkHttpClientContextTest {
    private static final int CALLS = 200;

    @BeforeAll
    static void wake() {
        Woken.up();
    }

    @Test
    void handlersNeverSeeAnotherRequestsContextOnASharedConnection() throws Exception {
        try (Origin origin = TomcatOrigin.h2c()) {
            assertNoneSawAnothers(origin, HttpClient.Version.HTTP_2);
        }
    }

    @Test
    void handlersNeverSeeAnotherRequestsContextOnASharedEncryptedConnection() throws Exception {
        try (Origin origin = TomcatOrigin.h2()) {
            assertNoneSawAnothers(origin, HttpClient.Version.HTTP_2);
        }
    }

    @Test
    void handlersNeverSeeAnotherRequestsContextOnPooledConnections() throws Exception {
        try (Origin origin = WireOrigin.plain()) {
            assertNoneSawAnothers(origin, HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void handlersAndStagesSeeTheContextOfTheirCall() throws Exception {
        try (Origin origin = WireOrigin.plain()) {
            HttpClient client = JdkHttpClients.of(HttpClient.Version.HTTP_1_1);
            HttpRequest request = HttpRequest.newBuilder(origin.uri("/ok")).build();
            CompletableFuture<HttpResponse<Boolean>> call;
            CompletableFuture<Boolean> stage;
            Object scope = Woken.open(Trace.all(1));
            try {
                Object own = Woken.current();
                call = client.sendAsync(request, response -> BodySubscribers.replacing(Woken.current() == own));
                stage = call.thenApply(response -> Woken.current() == own);
            } finally {
                Woken.close(scope);
            }
            CompletableFuture<Boolean> bare = call.thenApply(response -> Woken.current() == null);
            assertThat(call.get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .body())
                    .isTrue();
            assertThat(stage.get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(bare.get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private static void assertNoneSawAnothers(Origin origin, HttpClient.Version version) throws Exception {
        HttpClient client = JdkHttpClients.of(version);
        HttpRequest request = HttpRequest.newBuilder(origin.uri("/big")).build();
        client.send(request, HttpResponse.BodyHandlers.discarding()); // the connection that the others share
        Collection<String> strangers = new ConcurrentLinkedQueue<>();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int number = 0; number < CALLS; number++) {
                Map<String, String> carried = number % 4 == 3 ? null : Trace.all(number);
                boolean isAsync = number % 2 == 0;
                calls.add(callers.submit(() -> {
                    Object scope = Woken.open(carried);
                    try {
                        Watch watch = new Watch(Woken.current(), strangers);
                        return isAsync ? client.sendAsync(request, watch) : client.send(request, watch);
                    } finally {
                        Woken.close(scope);
                    }
                }));
            }
            for (Future<?> call : calls) {
                Object result = call.get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (result instanceof Future)
                    ((Future<?>) result).get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(strangers).isEmpty();
    }

    /** Notes each moment at which the current context is not {@code own}. */
    private static final class Watch implements BodyHandler<Void>, BodySubscriber<Void> {
        private final Object own;
        private final Collection<String> strangers;
        private final BodySubscriber<Void> discarding = BodySubscribers.discarding();

        Watch(Object own, Collection<String> strangers) {
            this.own = own;
            this.strangers = strangers;
        }

        private void look(String moment) {
            Object current = Woken.current();
            if (current != own) strangers.add(moment + (current == null ? " in none" : ""));
        }

        @Override
        public BodySubscriber<Void> apply(HttpResponse.ResponseInfo response) {
            look("apply");
            return this;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            look("onSubscribe");
            discarding.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> items) {
            look("onNext");
            discarding.onNext(items);
        }

        @Override
        public void onError(Throwable fault) {
            look("onError");
            discarding.onError(fault);
        }

        @Override
        public void onComplete() {
            look("onComplete");
            discarding.onComplete();
        }

        @Override
        public CompletionStage<Void> getBody() {
            return discarding.getBody();
        }
    }
}
