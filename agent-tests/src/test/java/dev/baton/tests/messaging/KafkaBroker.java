// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import dev.baton.tests.Ports;
import java.io.File;

/** One of Kafka's own brokers, without ZooKeeper, which serves clients from 0.11 on. */
final class KafkaBroker {
    private static int port;

    private KafkaBroker() {}

    /** Starts it once. */
    static synchronized int port() throws Exception {
        if (port != 0) return port;
        BrokerJvm broker = new BrokerJvm("kafkabroker", "kafka.Kafka");
        int clients = Ports.free();
        int controller = Ports.free();
        broker.write(
                "data/meta.properties",
                "version=1",
                "cluster.id=AAAAAAAAAAAAAAAAAAAAAQ",
                "node.id=1",
                "directory.id=J8aAPcfLQt2bqs1JT_rMgQ");
        File config = broker.write(
                "server.properties",
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controller,
                "listeners=PLAINTEXT://127.0.0.1:" + clients + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + clients,
                "controller.listener.names=CONTROLLER",
                "log.dirs=" + broker.directory + "/data",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.num.partitions=1",
                "transaction.state.log.min.isr=1",
                "group.initial.rebalance.delay.ms=0");
        broker.start(clients, config.getPath());
        port = clients;
        return port;
    }
}
