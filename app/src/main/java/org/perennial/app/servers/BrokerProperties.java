package org.perennial.app.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The broker's settings for one machine: small, loopback only, one replica.
 *
 * <p>Kafka's defaults are for a cluster: 128 MB to clean logs with, 20 MB of index files for each partition, 50
 * partitions for offsets and as many for transactions.
 */
final class BrokerProperties {
    private static final int MEGABYTE = 1024 * 1024;

    private BrokerProperties() {}

    static Map<String, String> of(Path logDirectory, int port, int controllerPort) {
        String clients = "PLAINTEXT://127.0.0.1:" + port;
        Map<String, String> properties = new TreeMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", clients);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", logDirectory.toString());
        properties.put("auto.create.topics.enable", "false");

        // A killed broker may come back only when its session is over; Kafka's 9 s are for a network in between.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");

        properties.put("min.insync.replicas", "1");
        properties.put("default.replication.factor", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");

        properties.put("message.max.bytes", String.valueOf(4 * MEGABYTE));
        properties.put("replica.fetch.max.bytes", String.valueOf(4 * MEGABYTE));
        properties.put("socket.request.max.bytes", String.valueOf(32 * MEGABYTE));
        properties.put("log.index.size.max.bytes", String.valueOf(MEGABYTE));
        properties.put("log.segment.bytes", String.valueOf(128 * MEGABYTE));
        properties.put("log.cleaner.threads", "1");
        properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * MEGABYTE));
        properties.put("log.cleaner.io.buffer.size", String.valueOf(MEGABYTE));
        properties.put("metadata.max.retention.bytes", String.valueOf(32 * MEGABYTE));
        properties.put("metadata.log.segment.bytes", String.valueOf(16 * MEGABYTE));

        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "1");
        properties.put("num.replica.fetchers", "1");
        return properties;
    }

    /** The form that {@link java.util.Properties} reads. */
    static String text(Map<String, String> properties) {
        StringBuilder text = new StringBuilder("# Written at every start; changes made here are lost.\n");
        properties.forEach((key, value) ->
                text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
        return text.toString();
    }
}
