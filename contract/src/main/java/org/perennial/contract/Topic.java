package org.perennial.contract;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic: its name, what it carries and for how long.
 *
 * @param name as Kafka knows it
 * @param keys the codec of its keys
 * @param values the codec of its values
 * @param partitions how many it is made with; an existing topic keeps its own number
 * @param settings the topic's configuration at its making
 * @param about what it carries, in a sentence
 */
public record Topic<K, V>(
        String name, Serde<K> keys, Serde<V> values, int partitions, Map<String, String> settings, String about) {

    public Topic {
        settings = Map.copyOf(settings);
    }

    /** Whether the topic keeps only the newest record of each key. */
    public boolean compacted() {
        return "compact".equals(settings.get("cleanup.policy"));
    }

    /** How long records are kept; {@link Duration#ZERO} for a compacted topic, which has no such time. */
    public Duration retention() {
        return Duration.ofMillis(Long.parseLong(settings.getOrDefault("retention.ms", "0")));
    }
}
