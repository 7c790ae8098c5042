// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Messages to SQS by AWS SDK 2.5–2.58: trace headers are message attributes, added behind the application's interceptors and
 * before the checksum that the answer is compared with. What goes by way of {@code SqsAsyncBatchManager} is in a batch with
 * other callers' messages, which somebody's call or a timer sends: it gets its own when it is handed over.
 *
 * <p>A message has ten attributes at most, and with them, as all of a batch together, no more than 256 KiB; where there are
 * more already, the queue is one that takes 1 MiB. Formats that are too many are left out, and all where bytes are.
 */
public final class SqsProducers {
    private SqsProducers() {}

    public static Edge edge() {
        String batches = "software.amazon.awssdk.services.sqs.internal.batchmanager.";
        return Edge.send("sqsproducer", "messages to SQS by AWS SDK 2.5–2.58")
                .type("software.amazon.awssdk.core.interceptor.ExecutionInterceptorChain")
                .advice("modifyRequest", Send.class)
                .type(batches + "DefaultSqsAsyncBatchManager")
                .advice("sendMessage", HandOver.class, "software.amazon.awssdk.services.sqs.model.SendMessageRequest")
                .type(batches + "RequestBatchManager")
                .advice("flushBuffer", WithoutContext.class);
    }

    static final class HandOver {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) @Nullable SendMessageRequest message) {
            Object context = Baton.departing();
            if (context == null || message == null || message.messageBody() == null) return;
            Map<String, MessageAttributeValue> carrier = message.messageAttributes();
            String[] present = null;
            long size = 0;
            long added = 0;
            for (Map.Entry<String, MessageAttributeValue> attribute : carrier.entrySet()) {
                String value = attribute.getValue().stringValue();
                SdkBytes bytes = attribute.getValue().binaryValue();
                size += attribute.getKey().length()
                        + String.valueOf(attribute.getValue().dataType()).length();
                if (value != null) size += value.getBytes(StandardCharsets.UTF_8).length;
                if (bytes != null) size += bytes.asByteBuffer().remaining();
                int key = Baton.key(attribute.getKey());
                if (key >= 0) present = Baton.add(present, key, value == null ? "" : value);
            }
            String[] names = Baton.names();
            String[] values = Baton.injectAtMost(10 - carrier.size(), context, present);
            Map<String, MessageAttributeValue> attributes = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null || values[key].isEmpty()) continue;
                if (attributes == null) attributes = new HashMap<>(carrier);
                attributes.put(
                        names[key],
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(values[key])
                                .build());
                added += names[key].length() + 6 + values[key].length();
            }
            // What the batch manager reckons with for a message's attributes, whatever they are.
            if (attributes == null || size + added > 16384) return;
            size += message.messageBody().getBytes(StandardCharsets.UTF_8).length;
            if (size + added > (size > 262144 ? 1048576 : 262144)) return;
            message = message.toBuilder().messageAttributes(attributes).build();
        }
    }

    static final class Send {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return(readOnly = false) @Nullable InterceptorContext call) {
            if (call == null) return;
            // Other services' requests pass here, too, where SQS may not be on the class path.
            String type = call.request().getClass().getName();
            if (!type.startsWith("software.amazon.awssdk.services.sqs.model.SendMessage")) return;
            Object context = Baton.departing();
            if (context == null) return;
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            SendMessageRequest single = null;
            if (call.request() instanceof SendMessageRequest) single = (SendMessageRequest) call.request();
            else entries.addAll(((SendMessageBatchRequest) call.request()).entries());
            long size = 0;
            long added = 0;
            for (int i = 0; i < (single == null ? entries.size() : 1); i++) {
                String body = single == null ? entries.get(i).messageBody() : single.messageBody();
                if (body == null) return;
                size += body.getBytes(StandardCharsets.UTF_8).length;
                Map<String, MessageAttributeValue> carrier =
                        single == null ? entries.get(i).messageAttributes() : single.messageAttributes();
                String[] present = null;
                for (Map.Entry<String, MessageAttributeValue> attribute : carrier.entrySet()) {
                    String value = attribute.getValue().stringValue();
                    SdkBytes bytes = attribute.getValue().binaryValue();
                    size += attribute.getKey().length()
                            + String.valueOf(attribute.getValue().dataType()).length();
                    if (value != null) size += value.getBytes(StandardCharsets.UTF_8).length;
                    if (bytes != null) size += bytes.asByteBuffer().remaining();
                    int key = Baton.key(attribute.getKey());
                    if (key >= 0) present = Baton.add(present, key, value == null ? "" : value);
                }
                String[] names = Baton.names();
                String[] values = Baton.injectAtMost(10 - carrier.size(), context, present);
                Map<String, MessageAttributeValue> attributes = null;
                for (int key = 0; key < values.length; key++) {
                    if (values[key] == null || values[key].isEmpty()) continue;
                    if (attributes == null) attributes = new HashMap<>(carrier);
                    attributes.put(
                            names[key],
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue(values[key])
                                    .build());
                    added += names[key].length() + 6 + values[key].length();
                }
                if (attributes == null) continue;
                if (single != null) {
                    single = single.toBuilder().messageAttributes(attributes).build();
                } else {
                    entries.set(
                            i,
                            entries.get(i).toBuilder()
                                    .messageAttributes(attributes)
                                    .build());
                }
            }
            if (added == 0 || size + added > (size > 262144 ? 1048576 : 262144)) return;
            // By a detour over Object: to pass them on as what they are, the JVM would have to load them first.
            Object complete = single;
            if (single == null) {
                complete = ((SendMessageBatchRequest) call.request())
                        .toBuilder().entries(entries).build();
            }
            call = call.toBuilder().request((SdkRequest) complete).build();
        }
    }
}
