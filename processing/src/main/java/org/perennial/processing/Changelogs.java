package org.perennial.processing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that stores with a window are read back from. A broker takes records out of them that are older than the
 * window; and Kafka Streams writes each with the time of the record under way, which is that of the fetch for an article, also
 * for one of an old archive, and none for a letter. So their age is counted from when the broker took them.
 */
public final class Changelogs {
    private static final Logger LOG = LoggerFactory.getLogger(Changelogs.class);
    private static final ConfigEntry AGE_AS_WRITTEN =
            new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

    /** What the changelog of a store with a window is made with. */
    static final Map<String, String> SETTINGS = Map.of(AGE_AS_WRITTEN.name(), AGE_AS_WRITTEN.value());

    private Changelogs() {}

    /**
     * Gives those their setting that were made without it, by an earlier build; to be called before processing starts.
     *
     * @param applicationId of the processing whose stores they are
     * @throws IllegalStateException if the cluster refuses; the message names the setting and the reason
     */
    public static void amend(Admin admin, String applicationId) throws InterruptedException {
        List<ConfigResource> changelogs = await(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(applicationId + "-") && topic.endsWith("-changelog"))
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        await(admin.describeConfigs(changelogs).all()).forEach((topic, config) -> {
            if (forgets(config) && !value(config, AGE_AS_WRITTEN.name()).equals(AGE_AS_WRITTEN.value())) {
                changes.put(topic, List.of(new AlterConfigOp(AGE_AS_WRITTEN, AlterConfigOp.OpType.SET)));
            }
        });
        if (changes.isEmpty()) {
            return;
        }
        await(admin.incrementalAlterConfigs(changes).all());
        LOG.atInfo()
                .setMessage("changelogs age from when they are written")
                .addKeyValue(
                        "topics",
                        changes.keySet().stream()
                                .map(ConfigResource::name)
                                .sorted()
                                .toList())
                .log();
    }

    private static boolean forgets(Config config) {
        return value(config, TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_DELETE);
    }

    private static String value(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot set " + AGE_AS_WRITTEN.name() + " of the changelogs of processing to "
                            + AGE_AS_WRITTEN.value() + ": " + e.getCause()
                            + ". Let this account describe and alter their configurations (kafka-acls.sh), or stores that"
                            + " are read back lack articles",
                    e);
        }
    }
}
