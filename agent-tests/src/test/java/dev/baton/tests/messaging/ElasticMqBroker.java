// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import dev.baton.tests.Ports;
import java.io.File;

/** ElasticMQ, which speaks the protocols of SQS. */
final class ElasticMqBroker {
    private static int port;

    private ElasticMqBroker() {}

    /** Starts it once. */
    static synchronized int port() throws Exception {
        if (port != 0) return port;
        BrokerJvm broker = new BrokerJvm("elasticmq", "org.elasticmq.server.Main");
        int free = Ports.free();
        File config = broker.write(
                "elasticmq.conf",
                "include classpath(\"application.conf\")",
                "node-address { protocol = http, host = localhost, port = " + free + ", context-path = \"\" }",
                "rest-sqs { enabled = true, bind-hostname = \"127.0.0.1\", bind-port = " + free
                        + ", sqs-limits = strict }",
                "rest-stats { enabled = false }");
        broker.property("config.file", config.getPath());
        broker.start(free);
        port = free;
        return port;
    }
}
