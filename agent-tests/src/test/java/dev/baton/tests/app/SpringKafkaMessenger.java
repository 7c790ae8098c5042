// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.messaging.Messenger;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/** Spring's template and containers. What it calls by reflection has other names or types in other versions. */
public final class SpringKafkaMessenger implements Messenger {
    private String servers = "";
    private DefaultKafkaProducerFactory<String, String> producers;
    private KafkaTemplate<String, String> template;

    @Override
    public void connect(int broker) {
        servers = "127.0.0.1:" + broker;
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", servers);
        producers = new DefaultKafkaProducerFactory<>(config, new StringSerializer(), new StringSerializer());
        template = new KafkaTemplate<>(producers);
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
                Object sent = KafkaTemplate.class
                        .getMethod("send", ProducerRecord.class)
                        .invoke(template, record);
                ((java.util.concurrent.Future<?>) sent).get(60, TimeUnit.SECONDS);
            }

            @Override
            public List<String> headers() {
                List<String> names = new ArrayList<>();
                for (Header header : record.headers()) names.add(header.key());
                return names;
            }
        };
    }

    @Override
    public AutoCloseable consume(String way, String queue, Handler handler) throws Exception {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", servers);
        config.put("auto.offset.reset", "earliest");
        config.put("enable.auto.commit", false);
        config.put("group.id", queue);
        // A topic that is not there yet is found when it is.
        config.put("metadata.max.age.ms", 500);
        ContainerProperties properties = new ContainerProperties(queue);
        properties.setPollTimeout(100);
        try {
            properties.setMissingTopicsFatal(false);
        } catch (NoSuchMethodError otherVersion) {
            // It does not ask.
        }
        if (way.equals("batch")) {
            properties.setMessageListener((BatchMessageListener<String, String>) records -> {
                for (ConsumerRecord<String, String> each : records) handle(handler, each);
            });
        } else {
            properties.setMessageListener((MessageListener<String, String>) record -> handle(handler, record));
        }
        KafkaMessageListenerContainer<String, String> container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(config, new StringDeserializer(), new StringDeserializer()),
                properties);
        if (!way.equals("batch")) {
            setErrorHandler(container, properties, way.equals("with error handler") ? handler : null);
        }
        container.start();
        return container::stop;
    }

    private static void handle(Handler handler, ConsumerRecord<String, String> record) {
        handler.handle(record.value(), KafkaMessenger.headers(record));
    }

    /** The one that has a record that failed delivered again; {@code asked}, if there is one, hears that it is asked. */
    private static void setErrorHandler(
            KafkaMessageListenerContainer<String, String> container, ContainerProperties properties, Handler asked)
            throws ReflectiveOperationException {
        Object handler;
        try {
            handler = Class.forName("org.springframework.kafka.listener.DefaultErrorHandler")
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException older) {
            handler = Class.forName("org.springframework.kafka.listener.SeekToCurrentErrorHandler")
                    .getConstructor()
                    .newInstance();
        }
        Object target = handler;
        for (Object owner : new Object[] {container, properties}) {
            for (Method method : owner.getClass().getMethods()) {
                boolean isSetter = method.getName().equals("setCommonErrorHandler")
                        || method.getName().equals("setErrorHandler")
                        || method.getName().equals("setGenericErrorHandler");
                if (!isSetter || !method.getParameterTypes()[0].isInstance(handler)) continue;
                Class<?>[] interfaces = handler.getClass().getSimpleName().equals("DefaultErrorHandler")
                        ? new Class<?>[] {method.getParameterTypes()[0]}
                        : handler.getClass().getInterfaces();
                InvocationHandler listening = (proxy, called, arguments) -> {
                    boolean isOther = called.getName().equals("handleOtherException");
                    if (asked != null && called.getName().startsWith("handle") && !isOther) asked.idle();
                    try {
                        return called.invoke(target, arguments);
                    } catch (java.lang.reflect.InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                };
                boolean isListened = asked != null;
                method.invoke(
                        owner,
                        isListened
                                ? Proxy.newProxyInstance(
                                        SpringKafkaMessenger.class.getClassLoader(), interfaces, listening)
                                : handler);
                return;
            }
        }
        throw new NoSuchMethodException("to set an error handler");
    }

    @Override
    public void close() throws Exception {
        producers.destroy();
    }
}
