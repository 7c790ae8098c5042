// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import javax.jms.ConnectionFactory;
import javax.jms.JMSException;
import javax.jms.MessageListener;
import org.springframework.jms.listener.AbstractMessageListenerContainer;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.jms.listener.SimpleMessageListenerContainer;

/** Spring's containers of listeners: one polls, the other is a listener itself. */
public final class SpringJmsMessenger extends ActiveMqMessenger {
    @Override
    public AutoCloseable consume(String way, String queue, Handler handler) {
        AbstractMessageListenerContainer container =
                way.equals("simple") ? new SimpleMessageListenerContainer() : new Polling(handler);
        ConnectionFactory factory = factory();
        container.setConnectionFactory(factory);
        container.setDestinationName(queue);
        container.setSessionTransacted(true);
        container.setErrorHandler(thrown -> {
            // Again, on purpose.
        });
        container.setMessageListener((MessageListener) message -> {
            try {
                handle(handler, message);
            } catch (JMSException fault) {
                throw new IllegalStateException(fault);
            }
        });
        container.afterPropertiesSet();
        container.start();
        return container::destroy;
    }

    private static final class Polling extends DefaultMessageListenerContainer {
        private final Handler handler;

        Polling(Handler handler) {
            this.handler = handler;
            setReceiveTimeout(200);
        }

        @Override
        protected void noMessageReceived(Object invoker, javax.jms.Session session) {
            handler.idle();
        }
    }
}
