// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.messaging.Messenger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.jms.Connection;
import javax.jms.ConnectionFactory;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.MessageListener;
import javax.jms.MessageProducer;
import javax.jms.Session;
import javax.jms.TextMessage;

/** JMS, of whichever provider. */
abstract class JmsMessenger implements Messenger {
    private ConnectionFactory factory;
    private Connection connection;
    private Session session;

    /** Starts a broker. */
    abstract ConnectionFactory start() throws Exception;

    abstract void stop() throws Exception;

    @Override
    public void connect(int broker) throws Exception {
        factory = start();
        connection = factory.createConnection();
        connection.start();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    @Override
    public synchronized Outgoing message(String queue, String text, Map<String, String> headers) throws Exception {
        TextMessage message = session.createTextMessage(text);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            message.setStringProperty(header.getKey().replace("-", "__dash__"), header.getValue());
        }
        return new Outgoing() {
            @Override
            public void send() throws Exception {
                synchronized (JmsMessenger.this) {
                    MessageProducer producer = session.createProducer(session.createQueue(queue));
                    producer.send(message);
                    producer.close();
                }
            }

            @Override
            public List<String> headers() throws JMSException {
                List<String> names = new ArrayList<>();
                for (Object name : Collections.list(message.getPropertyNames())) names.add(plain(name));
                return names;
            }
        };
    }

    ConnectionFactory factory() {
        return factory;
    }

    private static String plain(Object name) {
        return name.toString().replace("__dash__", "-");
    }

    static void handle(Handler handler, Message message) throws JMSException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (Object name : Collections.list(message.getPropertyNames())) {
            headers.put(plain(name), Collections.singletonList(String.valueOf(message.getObjectProperty("" + name))));
        }
        handler.handle(((TextMessage) message).getText(), headers);
    }

    @Override
    public AutoCloseable consume(String way, String queue, Handler handler) throws Exception {
        if (way.equals("listener")) return listen(queue, handler);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Loop loop = new Loop(way, queue, handler);
        thread.execute(loop);
        Gates.pass(loop.isConsuming);
        return () -> {
            loop.isOver = true;
            thread.shutdown();
            thread.awaitTermination(60, TimeUnit.SECONDS);
        };
    }

    /** Asks another queue for a message, as who awaits an answer does; there is one. */
    @Override
    public synchronized void ask(String queue) throws Exception {
        MessageConsumer other = session.createConsumer(session.createQueue(queue));
        if (other.receive(10_000) == null) throw new IllegalStateException("no message in " + queue);
        other.close();
    }

    private AutoCloseable listen(String queue, Handler handler) throws JMSException {
        Connection own = factory.createConnection();
        Session transaction = own.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transaction.createConsumer(transaction.createQueue(queue));
        consumer.setMessageListener(new MessageListener() {
            @Override
            public void onMessage(Message message) {
                try {
                    try {
                        handle(handler, message);
                        transaction.commit();
                    } catch (Again again) {
                        transaction.rollback();
                    }
                } catch (JMSException fault) {
                    throw new IllegalStateException(fault);
                }
            }
        });
        own.start();
        return own::close;
    }

    private final class Loop implements Runnable {
        private final String way;
        private final String queue;
        private final Handler handler;
        /** Artemis 2.0 loses what is sent while a queue is being made. */
        final CountDownLatch isConsuming = new CountDownLatch(1);

        volatile boolean isOver;

        Loop(String way, String queue, Handler handler) {
            this.way = way;
            this.queue = queue;
            this.handler = handler;
        }

        @Override
        public void run() {
            try {
                Connection own = factory.createConnection();
                own.start();
                Session transaction = own.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = transaction.createConsumer(transaction.createQueue(queue));
                isConsuming.countDown();
                while (!isOver) {
                    Message message = way.equals("receiveNoWait") ? consumer.receiveNoWait() : consumer.receive(100);
                    if (message == null) {
                        handler.idle();
                        Thread.sleep(10);
                        continue;
                    }
                    try {
                        handle(handler, message);
                        transaction.commit();
                    } catch (Again again) {
                        transaction.rollback();
                    }
                }
                consumer.close();
                handler.idle();
                own.close();
            } catch (JMSException | InterruptedException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    @Override
    public void close() throws Exception {
        if (connection != null) connection.close();
        stop();
    }
}
