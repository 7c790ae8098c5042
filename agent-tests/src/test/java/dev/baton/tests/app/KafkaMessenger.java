// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.messaging.Messenger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's producer, and loops around its consumer. */
public final class KafkaMessenger implements Messenger {
    private String servers = "";
    private KafkaProducer<String, String> producer;

    @Override
    public void connect(int broker) {
        servers = "127.0.0.1:" + broker;
        producer = new KafkaProducer<>(
                Collections.<String, Object>singletonMap("bootstrap.servers", servers),
                new StringSerializer(),
                new StringSerializer());
    }

    @Override
    public Outgoing message(String queue, String text, Map<String, String> headers) {
        ProducerRecord<String, String> record = new ProducerRecord<>(queue, 0, "key", text);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            record.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return new Outgoing() {
            @Override
            public void send() throws Exception {
                producer.send(record).get(60, TimeUnit.SECONDS);
            }

            @Override
            public void send(Runnable callback) {
                Future<?> unused = producer.send(record, (sent, failure) -> callback.run());
            }

            @Override
            public List<String> headers() {
                List<String> names = new ArrayList<>();
                for (Header header : record.headers()) names.add(header.key());
                return names;
            }
        };
    }

    static Map<String, List<String>> headers(ConsumerRecord<?, ?> record) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.computeIfAbsent(header.key(), name -> new ArrayList<>())
                    .add(new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    @Override
    public AutoCloseable consume(String way, String queue, Handler handler) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Loop loop = new Loop(way, queue, handler);
        thread.execute(loop);
        return () -> {
            loop.isOver = true;
            thread.shutdown();
            thread.awaitTermination(60, TimeUnit.SECONDS);
        };
    }

    private final class Loop implements Runnable {
        private final String way;
        private final TopicPartition partition;
        private final Handler handler;
        volatile boolean isOver;
        private ConsumerRecord<String, String> refused;

        Loop(String way, String queue, Handler handler) {
            this.way = way;
            this.partition = new TopicPartition(queue, 0);
            this.handler = handler;
        }

        @Override
        public void run() {
            Map<String, Object> config = new HashMap<>();
            config.put("bootstrap.servers", servers);
            config.put("auto.offset.reset", "earliest");
            config.put("enable.auto.commit", false);
            try (KafkaConsumer<String, String> consumer =
                    new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
                consumer.assign(Collections.singleton(partition));
                consumer.seekToBeginning(Collections.singleton(partition));
                while (!isOver) {
                    ConsumerRecords<String, String> records = poll(consumer);
                    try {
                        handle(records);
                    } catch (Again again) {
                        consumer.seek(partition, refused.offset());
                        continue;
                    }
                    if (!way.equals("left early") || records.isEmpty()) handler.idle();
                }
            }
        }

        private ConsumerRecords<String, String> poll(KafkaConsumer<String, String> consumer) {
            try {
                return consumer.poll(Duration.ofMillis(100));
            } catch (NoSuchMethodError older) {
                return consumer.poll(100);
            }
        }

        private void handle(ConsumerRecords<String, String> records) {
            switch (way) {
                case "topic":
                    for (ConsumerRecord<String, String> record : records.records(partition.topic())) handle(record);
                    break;
                case "forEach":
                    records.forEach(this::handle);
                    break;
                case "stream":
                    StreamSupport.stream(records.spliterator(), false).forEach(this::handle);
                    break;
                case "parallel":
                    StreamSupport.stream(records.spliterator(), true).forEach(this::handle);
                    break;
                case "left early":
                    int left = records.count();
                    for (ConsumerRecord<String, String> record : records) {
                        handle(record);
                        left--;
                        if (left == 0) break;
                    }
                    break;
                default:
                    for (ConsumerRecord<String, String> record : records) handle(record);
            }
        }

        private void handle(ConsumerRecord<String, String> record) {
            refused = record;
            handler.handle(record.value(), headers(record));
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
