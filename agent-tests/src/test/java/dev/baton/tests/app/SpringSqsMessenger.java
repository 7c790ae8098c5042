// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.messaging.Messenger;
import io.awspring.cloud.sqs.listener.AsyncMessageListener;
import io.awspring.cloud.sqs.listener.BackPressureMode;
import io.awspring.cloud.sqs.listener.ListenerMode;
import io.awspring.cloud.sqs.listener.MessageListener;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import io.awspring.cloud.sqs.listener.Visibility;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.springframework.messaging.Message;

/** The containers of Spring Cloud AWS for listeners to SQS. */
public final class SpringSqsMessenger extends SqsMessenger {
    @Override
    public AutoCloseable consume(String way, String queue, Messenger.Handler handler) {
        url(queue);
        SqsMessageListenerContainer.Builder<Object> builder = SqsMessageListenerContainer.builder()
                .sqsAsyncClient(async)
                .queueNames(queue)
                .configure(options -> options.pollTimeout(Duration.ofSeconds(1))
                        .maxDelayBetweenPolls(Duration.ofMillis(100))
                        .backPressureMode(BackPressureMode.AUTO)
                        .listenerMode(way.equals("batch") ? ListenerMode.BATCH : ListenerMode.SINGLE_MESSAGE));
        if (way.equals("async")) {
            AsyncMessageListener<Object> listener =
                    message -> CompletableFuture.runAsync(() -> handle(handler, message), ForkJoinPool.commonPool());
            builder.asyncMessageListener(listener);
        } else {
            builder.messageListener(new MessageListener<Object>() {
                @Override
                public void onMessage(Message<Object> message) {
                    handle(handler, message);
                }

                @Override
                public void onMessage(Collection<Message<Object>> messages) {
                    for (Message<Object> message : messages) handle(handler, message);
                }
            });
        }
        SqsMessageListenerContainer<Object> container = builder.build();
        container.start();
        return container::stop;
    }

    private static void handle(Messenger.Handler handler, Message<Object> message) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (Map.Entry<String, Object> header : message.getHeaders().entrySet())
            headers.put(header.getKey(), Collections.singletonList("" + header.getValue()));
        try {
            handler.handle(message.getPayload().toString(), headers);
        } catch (Messenger.Again again) {
            Visibility visibility = (Visibility) message.getHeaders().get(SqsHeaders.SQS_VISIBILITY_TIMEOUT_HEADER);
            visibility.changeTo(0);
            throw again;
        }
    }
}
