// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import javax.jms.ConnectionFactory;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;

/** ActiveMQ classic, and a broker of its own. */
public class ActiveMqMessenger extends JmsMessenger {
    private final BrokerService broker = new BrokerService();

    @Override
    ConnectionFactory start() throws Exception {
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.setBrokerName("baton" + System.identityHashCode(this));
        broker.addConnector("tcp://127.0.0.1:0");
        broker.start();
        broker.waitUntilStarted();
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                broker.getTransportConnectors().get(0).getConnectUri());
        factory.setCopyMessageOnSend(isCopyMessageOnSend());
        factory.getRedeliveryPolicy().setInitialRedeliveryDelay(50);
        return factory;
    }

    /** Whether ActiveMQ copies what it is given; else Baton has to. */
    boolean isCopyMessageOnSend() {
        return true;
    }

    @Override
    void stop() throws Exception {
        broker.stop();
    }
}
