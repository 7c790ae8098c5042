// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.messaging.Messenger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

/** Spring's template and containers for RabbitMQ. */
public final class SpringAmqpMessenger implements Messenger {
    private CachingConnectionFactory factory;
    private RabbitTemplate template;

    @Override
    public void connect(int broker) {
        factory = new CachingConnectionFactory("127.0.0.1", broker);
        template = new RabbitTemplate(factory);
    }

    private void declare(String queue) {
        template.execute(channel -> channel.queueDeclare(queue, false, false, false, null));
    }

    @Override
    public Outgoing message(String queue, String text, Map<String, String> headers) {
        declare(queue);
        MessageProperties properties = new MessageProperties();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            properties.setHeader(header.getKey(), header.getValue());
        }
        Message message = new Message(text.getBytes(StandardCharsets.UTF_8), properties);
        return new Outgoing() {
            @Override
            public void send() {
                template.send("", queue, message);
            }

            @Override
            public List<String> headers() {
                return new ArrayList<>(properties.getHeaders().keySet());
            }
        };
    }

    @Override
    public AutoCloseable consume(String way, String queue, Handler handler) {
        declare(queue);
        AbstractMessageListenerContainer container = way.equals("simple")
                ? new SimpleMessageListenerContainer(factory)
                : new DirectMessageListenerContainer(factory);
        container.setQueueNames(queue);
        container.setErrorHandler(thrown -> {
            // Again, on purpose.
            throw new IllegalStateException(thrown);
        });
        container.setMessageListener((MessageListener) message -> {
            Map<String, List<String>> headers = new TreeMap<>();
            for (Map.Entry<String, Object> header :
                    message.getMessageProperties().getHeaders().entrySet()) {
                headers.put(header.getKey(), Collections.singletonList("" + header.getValue()));
            }
            handler.handle(new String(message.getBody(), StandardCharsets.UTF_8), headers);
        });
        container.afterPropertiesSet();
        container.start();
        return container::stop;
    }

    @Override
    public void close() {
        factory.destroy();
    }
}
