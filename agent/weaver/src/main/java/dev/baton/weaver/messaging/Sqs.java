// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.AwaitMessage;
import dev.baton.weaver.advice.Meanwhile;
import dev.baton.weaver.advice.WithoutContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * What AWS SDK 2.5–2.58 receives from SQS. SQS gives out the attributes that it is asked for, so it is asked for trace headers.
 * Whoever iterates over the messages of a response handles one from the moment that the iterator gives it until it is asked
 * whether there are more: so long the message's context is current. With the last, or the next request for messages where a
 * loop was left early, it ends.
 *
 * <p>The list stays the unmodifiable one that it was. The one inside is a part of a linked one: of a kind that hardly anybody
 * uses, so that nobody else pays for its iterators being woven, and of which a stream takes one after the other, too. By
 * their numbers messages are taken without anybody being told.
 *
 * <p>{@code SqsAsyncBatchManager} receives for many callers at once, and hands each its messages in a list of its own.
 */
public final class Sqs {
    private Sqs() {}

    public static Edge edge() {
        String batches = "software.amazon.awssdk.services.sqs.internal.batchmanager.";
        return Edge.receive("sqs", "messages from SQS by AWS SDK 2.5–2.58")
                .wokenBy(
                        "software.amazon.awssdk.services.sqs.DefaultSqsClient",
                        "software.amazon.awssdk.services.sqs.DefaultSqsAsyncClient")
                .type("software.amazon.awssdk.core.interceptor.ExecutionInterceptorChain")
                .advice("modifyRequest", Ask.class)
                .type("software.amazon.awssdk.services.sqs.model.MessageListCopier")
                .advice("copy|copyFromBuilder", Extract.class)
                .type(batches + "DefaultSqsAsyncBatchManager")
                .advice("receiveMessage", AwaitMessage.class)
                .type(batches + "ReceiveQueueBuffer")
                .advice("receiveMessage", WithoutContext.class)
                .type("java.util.AbstractList$SubList$1")
                .advice("next", Next.class)
                .advice("hasNext", End.class)
                .type("java.util.SubList$1") // JDK 8
                .advice("next", Next.class)
                .advice("hasNext", End.class)
                .type("java.util.Spliterators$IteratorSpliterator")
                .advice("trySplit", Meanwhile.class);
    }

    static final class Ask {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return(readOnly = false) @Nullable InterceptorContext call) {
            if (call == null) return;
            String type = call.request().getClass().getName();
            if (!type.equals("software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest")) return;
            Baton.received();
            ReceiveMessageRequest request = (ReceiveMessageRequest) call.request();
            List<String> asked = request.messageAttributeNames();
            if (asked.contains("All") || asked.contains(".*")) return;
            List<String> names = new ArrayList<>(asked);
            for (String name : Baton.names()) {
                if (!names.contains(name)) names.add(name);
            }
            call = call.toBuilder()
                    .request(request.toBuilder().messageAttributeNames(names).build())
                    .build();
        }
    }

    static final class Extract {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Argument(0) @Nullable Object source, @Return(readOnly = false) @Nullable List<Message> messages) {
            if (messages == null || messages.isEmpty()) return;
            // A copy of what has been through here, with the messages that have no context: the SDK makes several.
            boolean isRead =
                    source != null && source.getClass().getName().equals("java.util.Collections$UnmodifiableList");
            for (Message message : messages) {
                if (isRead || message == null || Baton.noted(message, null) != null) continue;
                String[] headers = null;
                for (Map.Entry<String, MessageAttributeValue> attribute :
                        message.messageAttributes().entrySet()) {
                    int key = Baton.key(attribute.getKey());
                    if (key >= 0)
                        headers = Baton.add(headers, key, attribute.getValue().stringValue());
                }
                Baton.note(message, null, Baton.extract(headers));
            }
            messages = Collections.unmodifiableList(new LinkedList<>(messages).subList(0, messages.size()));
        }
    }

    static final class Next {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object iterator, @Return @Nullable Object message) {
            if (message == null) return;
            if (!message.getClass().getName().equals("software.amazon.awssdk.services.sqs.model.Message")) return;
            Object context = Baton.noted(message, null);
            // Either: that there is something to end.
            Object noted = context == null ? Baton.current() : context;
            if (noted != null) Baton.note(iterator, null, noted);
            Baton.receive(context);
        }
    }

    static final class End {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object iterator, @Return boolean hasMore) {
            if (hasMore || Baton.noted(iterator, null) == null) return;
            Baton.note(iterator, null, null);
            Baton.received();
        }
    }
}
