// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What AWS SDK 2 has to send and receive many callers' messages at once. A batch goes when three are there, or soon. */
public final class SqsBatchMessenger extends SqsMessenger {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private SqsAsyncBatchManager manager;

    @Override
    public void connect(int broker) {
        super.connect(broker);
        manager = SqsAsyncBatchManager.builder()
                .client(async)
                .scheduledExecutor(timer)
                .overrideConfiguration(config -> config.maxBatchSize(3).sendRequestFrequency(Duration.ofMillis(20)))
                .build();
    }

    @Override
    void send(SendMessageRequest request) throws Exception {
        manager.sendMessage(request).get();
    }

    @Override
    CompletableFuture<ReceiveMessageResponse> receive(ReceiveMessageRequest request) {
        return manager.receiveMessage(request);
    }

    @Override
    public void close() {
        manager.close();
        timer.shutdownNow();
        super.close();
    }
}
