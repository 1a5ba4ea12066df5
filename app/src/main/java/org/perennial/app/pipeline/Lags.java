package org.perennial.app.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.perennial.web.operations.Standing.Lag;

/** How many records each group of readers has yet to read. */
final class Lags {
    private Lags() {}

    /**
     * The lags of all groups that have committed an offset, by group and topic.
     *
     * @throws KafkaException if the broker does not answer
     */
    static List<Lag> read(Map<String, Object> clientSettings) {
        try (Admin admin = Admin.create(clientSettings)) {
            List<Lag> lags = new ArrayList<>();
            for (var group : admin.listConsumerGroups().valid().get()) {
                if (!group.groupId().startsWith(TopicReader.GROUP)) {
                    lags.addAll(of(admin, group.groupId()));
                }
            }
            lags.sort(Comparator.comparing(Lag::group).thenComparing(Lag::topic));
            return lags;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private static List<Lag> of(Admin admin, String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        read.values().removeIf(offset -> offset == null);
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        read.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> latest =
                admin.listOffsets(ends).all().get();
        Map<String, Long> byTopic = new HashMap<>();
        latest.forEach((partition, end) -> {
            OffsetAndMetadata offset = read.get(partition);
            if (offset != null) {
                byTopic.merge(partition.topic(), Math.max(0, end.offset() - offset.offset()), Long::sum);
            }
        });
        List<Lag> lags = new ArrayList<>();
        byTopic.forEach((topic, records) -> lags.add(new Lag(group, topic, records)));
        return lags;
    }
}
