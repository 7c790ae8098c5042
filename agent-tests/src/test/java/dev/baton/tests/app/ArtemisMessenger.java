// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.Ports;
import javax.jms.ConnectionFactory;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** ActiveMQ Artemis, and a broker of its own. */
public final class ArtemisMessenger extends JmsMessenger {
    private ActiveMQServer broker;

    @Override
    ConnectionFactory start() throws Exception {
        String url = "tcp://127.0.0.1:" + Ports.free();
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false);
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.addAcceptorConfiguration("tcp", url);
        broker = new ActiveMQServerImpl(configuration);
        broker.start();
        return new ActiveMQConnectionFactory(url);
    }

    @Override
    void stop() throws Exception {
        if (broker != null) broker.stop();
    }
}
