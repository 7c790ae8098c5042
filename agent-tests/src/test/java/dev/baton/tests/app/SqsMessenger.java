// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.messaging.Messenger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The clients of AWS SDK 2 for SQS. */
public class SqsMessenger implements Messenger {
    private static final Map<String, MessageAttributeValue> NONE = Collections.emptyMap();

    private SqsClient client;
    SqsAsyncClient async;

    @Override
    public void connect(int broker) {
        URI endpoint = URI.create("http://127.0.0.1:" + broker);
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("name", "secret"));
        client = SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
        async = SqsAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }

    String url(String queue) {
        return client.createQueue(CreateQueueRequest.builder().queueName(queue).build())
                .queueUrl();
    }

    @Override
    public Outgoing message(String queue, String text, Map<String, String> headers) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            attributes.put(
                    header.getKey(),
                    MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(header.getValue())
                            .build());
        }
        SendMessageRequest request = SendMessageRequest.builder()
                .queueUrl(url(queue))
                .messageBody(text)
                .messageAttributes(attributes)
                .build();
        SendMessageBatchRequest batch = SendMessageBatchRequest.builder()
                .queueUrl(request.queueUrl())
                .entries(entry("bare", text, NONE), entry("own", text, attributes), entry("last", text, NONE))
                .build();
        return new Outgoing() {
            @Override
            public void send() throws Exception {
                if (text.startsWith("batch")) client.sendMessageBatch(batch);
                else if (text.startsWith("async batch"))
                    async.sendMessageBatch(batch).get();
                else SqsMessenger.this.send(request);
            }

            @Override
            public List<String> headers() {
                return new ArrayList<>(request.messageAttributes().keySet());
            }
        };
    }

    private static SendMessageBatchRequestEntry entry(
            String id, String text, Map<String, MessageAttributeValue> attributes) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(text + ' ' + id)
                .messageAttributes(attributes)
                .build();
    }

    void send(SendMessageRequest request) throws Exception {
        if (request.messageBody().hashCode() % 2 == 0) client.sendMessage(request);
        else async.sendMessage(request).get();
    }

    CompletableFuture<ReceiveMessageResponse> receive(ReceiveMessageRequest request) {
        return async.receiveMessage(request);
    }

    private void handle(Handler handler, String url, Message message) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (Map.Entry<String, MessageAttributeValue> attribute :
                message.messageAttributes().entrySet()) {
            headers.put(
                    attribute.getKey(),
                    Collections.singletonList(attribute.getValue().stringValue()));
        }
        try {
            handler.handle(message.body(), headers);
            client.deleteMessage(DeleteMessageRequest.builder()
                    .queueUrl(url)
                    .receiptHandle(message.receiptHandle())
                    .build());
        } catch (Again again) {
            client.changeMessageVisibility(ChangeMessageVisibilityRequest.builder()
                    .queueUrl(url)
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(0)
                    .build());
        }
    }

    @Override
    public AutoCloseable consume(String way, String queue, Handler handler) {
        String url = url(queue);
        ReceiveMessageRequest request = ReceiveMessageRequest.builder()
                .queueUrl(url)
                .maxNumberOfMessages(way.equals("for") ? 1 : 10)
                .waitTimeSeconds(0)
                .build();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        boolean[] isOver = new boolean[1];
        thread.execute(() -> {
            try {
                while (!isOver[0]) {
                    int handled = receive(way, request, message -> handle(handler, url, message));
                    if (handled > 0 && way.equals("left early")) continue;
                    handler.idle();
                    if (handled == 0) Thread.sleep(20);
                }
            } catch (Exception fault) {
                throw new IllegalStateException(fault);
            }
        });
        return () -> {
            isOver[0] = true;
            thread.shutdown();
            thread.awaitTermination(60, TimeUnit.SECONDS);
        };
    }

    private int receive(String way, ReceiveMessageRequest request, Consumer<Message> handler) throws Exception {
        if (way.equals("callback")) {
            return receive(request)
                    .thenApply(response -> {
                        response.messages().forEach(handler);
                        return response.messages().size();
                    })
                    .get();
        }
        List<Message> messages = way.equals("async")
                ? receive(request).get().messages()
                : client.receiveMessage(request).messages();
        Iterator<Message> iterator = messages.iterator();
        switch (way) {
            case "forEach":
                messages.forEach(handler);
                break;
            case "stream":
                messages.stream().filter(message -> message.body() != null).forEach(handler);
                break;
            case "parallel":
                messages.parallelStream().forEach(handler);
                break;
            case "numbers":
                for (int i = 0; i < messages.size(); i++) handler.accept(messages.get(i));
                break;
            case "left early":
                for (int left = messages.size(); left > 0; left--) handler.accept(iterator.next());
                break;
            case "copy":
                for (Message message : new ArrayList<>(messages)) handler.accept(message);
                break;
            default:
                for (Message message : messages) handler.accept(message);
        }
        return messages.size();
    }

    @Override
    public void close() {
        client.close();
        async.close();
    }
}
