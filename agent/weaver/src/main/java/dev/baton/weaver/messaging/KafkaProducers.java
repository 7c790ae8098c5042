// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.KeepIfAny;
import dev.baton.weaver.advice.Meanwhile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The producer of Kafka 0.11–4.4, and so Kafka Streams', Spring's and whatever else sends by it. {@code RecordAccumulator.append}
 * is where a record ends and bytes begin, on the caller's thread, below interceptors and serializers: what it gets of the
 * headers is an array made for it, while the record, which may be sent again, stays as it is. Retries send the same bytes.
 *
 * <p>The callback of a record that takes a trace along has it, too, although the producer's own thread calls it, for a batch of
 * many callers' records.
 *
 * <p>Nothing is added where the producer would not take it any more: {@code ensureValidRecordSize} has passed the record
 * without. Up to 3.9, brokers older than 0.11 may be there, which know no headers.
 */
public final class KafkaProducers {
    private KafkaProducers() {}

    public static Edge edge() {
        String[] upTo39 = {"java.lang.String", "*", "*", "*", "*", "*", "*", "long", "boolean"};
        String[] newer = {"java.lang.String", "*", "*", "*", "*", "*", "*", "long", "long"};
        return Edge.send("kafkaproducer", "the producer of Kafka 0.11–4.4")
                .type("org.apache.kafka.clients.producer.KafkaProducer")
                .advice("doSend", Send.class, "org.apache.kafka.clients.producer.ProducerRecord")
                .advice("ensureValidRecordSize", Measure.class, "int")
                .type("org.apache.kafka.clients.producer.internals.RecordAccumulator")
                .advice("append", AppendUpTo32.class, "org.apache.kafka.common.TopicPartition")
                .advice("append", AppendUpTo39.class, upTo39)
                .advice("append", Append.class, newer)
                .type("org.apache.kafka.clients.producer.internals.ProducerBatch$Thunk")
                .advice("<init>", KeepIfAny.class)
                .type("org.apache.kafka.clients.producer.internals.ProducerBatch")
                .advice("completeFutureAndFireCallbacks", Meanwhile.class)
                .reopensOwnersOf("callback", "completeFutureAndFireCallbacks");
    }

    /** So that {@link Measure} may end the context early. */
    static final class Send {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter() {
            Object context = Baton.current();
            return context == null ? null : Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            if (scope != null) Baton.close(scope);
        }
    }

    /** Opens a scope that {@link Send} ends. */
    static final class Measure {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Argument(0) int size,
                @FieldValue("maxRequestSize") int maximum,
                @FieldValue("totalMemorySize") long memory) {
            long room = Math.min(maximum, memory) - size;
            if (room > 32768) return;
            Object context = Baton.current();
            if (context == null) return;
            String[] names = Baton.names();
            String[] values = Baton.inject(context, null, 0);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) room -= names[key].length() + values[key].length() + 8;
            }
            if (room < 0) Baton.open(null);
        }
    }

    static final class AppendUpTo32 {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(value = 4, readOnly = false) Header[] carrier,
                @FieldValue("apiVersions") ApiVersions broker) {
            Object context = Baton.departing();
            if (context == null || broker.maxUsableProduceMagic() < 2) return;
            Header[] headers = carrier;
            String[] present = null;
            for (int i = 0; headers != null && i < headers.length; i++) {
                int key = Baton.key(headers[i].key());
                if (key < 0) continue;
                byte[] value = headers[i].value();
                present = Baton.add(present, key, value == null ? "" : new String(value, StandardCharsets.UTF_8));
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, 0);
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                headers = headers == null ? new Header[1] : Arrays.copyOf(headers, headers.length + 1);
                headers[headers.length - 1] =
                        new RecordHeader(names[key], values[key].getBytes(StandardCharsets.UTF_8));
            }
            carrier = headers;
        }
    }

    static final class AppendUpTo39 {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(value = 5, readOnly = false) Header[] carrier,
                @FieldValue("apiVersions") ApiVersions broker) {
            Object context = Baton.departing();
            if (context == null || broker.maxUsableProduceMagic() < 2) return;
            Header[] headers = carrier;
            String[] present = null;
            for (int i = 0; headers != null && i < headers.length; i++) {
                int key = Baton.key(headers[i].key());
                if (key < 0) continue;
                byte[] value = headers[i].value();
                present = Baton.add(present, key, value == null ? "" : new String(value, StandardCharsets.UTF_8));
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, 0);
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                headers = headers == null ? new Header[1] : Arrays.copyOf(headers, headers.length + 1);
                headers[headers.length - 1] =
                        new RecordHeader(names[key], values[key].getBytes(StandardCharsets.UTF_8));
            }
            carrier = headers;
        }
    }

    static final class Append {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 5, readOnly = false) Header[] carrier) {
            Object context = Baton.departing();
            if (context == null) return;
            Header[] headers = carrier;
            String[] present = null;
            for (int i = 0; headers != null && i < headers.length; i++) {
                int key = Baton.key(headers[i].key());
                if (key < 0) continue;
                byte[] value = headers[i].value();
                present = Baton.add(present, key, value == null ? "" : new String(value, StandardCharsets.UTF_8));
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, 0);
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                headers = headers == null ? new Header[1] : Arrays.copyOf(headers, headers.length + 1);
                headers[headers.length - 1] =
                        new RecordHeader(names[key], values[key].getBytes(StandardCharsets.UTF_8));
            }
            carrier = headers;
        }
    }
}
