// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import dev.baton.tests.messaging.Messenger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** RabbitMQ's Java client. */
public final class RabbitMqMessenger implements Messenger {
    private final ConnectionFactory factory = new ConnectionFactory();
    private Connection connection;
    private Channel channel;

    @Override
    public void connect(int broker) throws Exception {
        factory.setHost("127.0.0.1");
        factory.setPort(broker);
        connection = factory.newConnection();
        channel = connection.createChannel();
    }

    @Override
    public synchronized Outgoing message(String queue, String text, Map<String, String> headers) throws Exception {
        channel.queueDeclare(queue, false, false, false, null);
        AMQP.BasicProperties properties = headers.isEmpty()
                ? null
                : new AMQP.BasicProperties.Builder()
                        .headers(new HashMap<String, Object>(headers))
                        .build();
        return new Outgoing() {
            @Override
            public void send() throws Exception {
                synchronized (RabbitMqMessenger.this) {
                    channel.basicPublish("", queue, properties, text.getBytes(StandardCharsets.UTF_8));
                }
            }

            @Override
            public List<String> headers() {
                return properties == null
                        ? Collections.<String>emptyList()
                        : new ArrayList<>(properties.getHeaders().keySet());
            }
        };
    }

    private static void handle(Handler handler, AMQP.BasicProperties properties, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        if (properties.getHeaders() != null) {
            for (Map.Entry<String, Object> header : properties.getHeaders().entrySet()) {
                headers.put(header.getKey(), Collections.singletonList("" + header.getValue()));
            }
        }
        handler.handle(new String(body, StandardCharsets.UTF_8), headers);
    }

    @Override
    public AutoCloseable consume(String way, String queue, Handler handler) throws Exception {
        Connection own = factory.newConnection();
        Channel consuming = own.createChannel();
        consuming.queueDeclare(queue, false, false, false, null);
        if (way.equals("basicGet")) return poll(own, consuming, queue, handler);
        consuming.basicConsume(queue, false, new DefaultConsumer(consuming) {
            @Override
            public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
                    throws IOException {
                try {
                    handle(handler, properties, body);
                    getChannel().basicAck(envelope.getDeliveryTag(), false);
                } catch (Again again) {
                    getChannel().basicNack(envelope.getDeliveryTag(), false, true);
                }
            }
        });
        return own::close;
    }

    private static AutoCloseable poll(Connection own, Channel channel, String queue, Handler handler) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        boolean[] isOver = new boolean[1];
        thread.execute(() -> {
            try {
                while (!isOver[0]) {
                    GetResponse message = channel.basicGet(queue, false);
                    if (message == null) {
                        handler.idle();
                        Thread.sleep(20);
                        continue;
                    }
                    long tag = message.getEnvelope().getDeliveryTag();
                    try {
                        handle(handler, message.getProps(), message.getBody());
                        channel.basicAck(tag, false);
                    } catch (Again again) {
                        channel.basicNack(tag, false, true);
                    }
                }
            } catch (IOException | InterruptedException fault) {
                throw new IllegalStateException(fault);
            }
        });
        return () -> {
            isOver[0] = true;
            thread.shutdown();
            thread.awaitTermination(60, TimeUnit.SECONDS);
            own.close();
        };
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
