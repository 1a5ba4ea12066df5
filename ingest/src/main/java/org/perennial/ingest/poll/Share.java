package org.perennial.ingest.poll;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.utils.Utils;

/**
 * Which feeds are this process's own: those whose state lies in a partition that its group has given it.
 *
 * @param partitions how many partitions {@code feeds.state} has
 * @param owned those that are ours
 * @param group as what member we own them; a transaction that names a membership that is over is refused
 */
record Share(int partitions, Set<Integer> owned, ConsumerGroupMetadata group) {
    Share {
        owned = Set.copyOf(owned);
    }

    /** Where a feed's state lies: as Kafka's own producers place a record by its key. */
    int partition(String feed) {
        return Utils.toPositive(Utils.murmur2(feed.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    boolean owns(String feed) {
        return owned.contains(partition(feed));
    }
}
