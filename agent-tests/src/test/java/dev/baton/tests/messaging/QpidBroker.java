// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import dev.baton.tests.Ports;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;

/** Qpid's broker, which speaks the protocol of RabbitMQ's clients, where RabbitMQ itself does not run on a JVM. */
public final class QpidBroker {
    private static int port;

    private QpidBroker() {}

    /** Starts it once. */
    static synchronized int port() throws Exception {
        if (port != 0) return port;
        BrokerJvm broker = new BrokerJvm("qpidbroker", QpidBroker.class);
        int free = Ports.free();
        File config = broker.write(
                "config.json",
                "{\"name\": \"Broker\", \"modelVersion\": \"8.0\",",
                " \"authenticationproviders\": [{\"name\": \"plain\", \"type\": \"Plain\", \"secureOnlyMechanisms\": [],",
                "  \"users\": [{\"name\": \"guest\", \"type\": \"managed\", \"password\": \"guest\"}]}],",
                " \"ports\": [{\"name\": \"AMQP\", \"port\": \"" + free + "\", \"bindingAddress\": \"127.0.0.1\",",
                "  \"authenticationProvider\": \"plain\", \"protocols\": [\"AMQP_0_9_1\"],",
                "  \"virtualhostaliases\": [{\"name\": \"defaultAlias\", \"type\": \"defaultAlias\"},",
                "   {\"name\": \"nameAlias\", \"type\": \"nameAlias\"}]}],",
                " \"virtualhostnodes\": [{\"name\": \"default\", \"type\": \"Memory\", \"defaultVirtualHostNode\": \"true\",",
                "  \"virtualHostInitialConfiguration\": \"{\\\"type\\\":\\\"Memory\\\"}\"}]}");
        broker.start(free, config.getPath());
        port = free;
        return port;
    }

    /** Of the broker's own JVM. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("type", "Memory");
        attributes.put("initialConfigurationLocation", arguments[0]);
        attributes.put("startupLoggedToSystemOut", "false");
        new SystemLauncher().startup(attributes);
        Thread.sleep(Long.MAX_VALUE);
    }
}
