// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** The client of AWS SDK 2 on Netty, as its services use it, over a pool that is smaller than the crowd. */
public final class AwsNetty implements Client {
    private static final int CONNECTIONS = 5;

    private final SdkAsyncHttpClient client = NettyNioAsyncHttpClient.builder()
            .maxConcurrency(CONNECTIONS)
            .maxPendingConnectionAcquires(100_000)
            .connectionAcquisitionTimeout(Duration.ofSeconds(60))
            .build();

    @Override
    public Prepared prepare(String way, Call call) {
        SdkHttpRequest.Builder builder = SdkHttpRequest.builder()
                .protocol(call.uri.getScheme())
                .host(call.uri.getHost())
                .port(call.uri.getPort())
                .encodedPath(call.uri.getRawPath())
                .method(SdkHttpMethod.fromValue(call.method));
        if (call.uri.getQuery() != null) {
            String[] parameter = call.uri.getQuery().split("=");
            builder.putRawQueryParameter(parameter[0], parameter[1]);
        }
        for (String[] header : call.headers) builder.appendHeader(header[0], header[1]);
        builder.putHeader("Content-Length", Integer.toString(call.body.length));
        SdkHttpRequest request = builder.build();
        return () -> {
            Answer answer = new Answer();
            CompletableFuture<Void> sent = client.execute(AsyncExecuteRequest.builder()
                    .request(request)
                    .requestContentPublisher(new Body(call.body))
                    .responseHandler(answer)
                    .build());
            call.cancelledBy(() -> sent.cancel(true));
            return sent.thenApply(done -> answer.status);
        };
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Body implements SdkHttpContentPublisher {
        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public java.util.Optional<Long> contentLength() {
            return java.util.Optional.of((long) bytes.length);
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(new Subscription() {
                private boolean isOver;

                @Override
                public void request(long demand) {
                    if (isOver) return;
                    isOver = true;
                    if (bytes.length > 0) subscriber.onNext(ByteBuffer.wrap(bytes));
                    subscriber.onComplete();
                }

                @Override
                public void cancel() {
                    isOver = true;
                }
            });
        }
    }

    private static final class Answer implements SdkAsyncHttpResponseHandler, Subscriber<ByteBuffer> {
        volatile int status;

        @Override
        public void onHeaders(SdkHttpResponse headers) {
            status = headers.statusCode();
        }

        @Override
        public void onStream(Publisher<ByteBuffer> body) {
            body.subscribe(this);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {}

        @Override
        public void onError(Throwable fault) {}

        @Override
        public void onComplete() {}
    }
}
