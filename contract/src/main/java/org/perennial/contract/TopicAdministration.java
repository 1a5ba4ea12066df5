package org.perennial.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of the catalogue on a cluster. */
public final class TopicAdministration {
    private TopicAdministration() {}

    /**
     * Makes those topics that are not there yet and leaves the others as they are.
     *
     * @param replicas copies of each partition: 1 on one broker, 3 on three
     * @return the names of the topics that were made
     * @throws IllegalStateException if the cluster refuses one; the message names it and the reason
     */
    public static List<String> create(Admin admin, short replicas) throws InterruptedException {
        Set<String> existing = await(admin.listTopics().names(), "list topics");
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), replicas).configs(topic.settings()))
                .toList();
        List<String> made = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<Void>> creation :
                admin.createTopics(missing).values().entrySet()) {
            try {
                creation.getValue().get();
                made.add(creation.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(
                            "cannot make topic " + creation.getKey() + " with " + replicas + " replicas: "
                                    + e.getCause(),
                            e);
                }
            }
        }
        return made;
    }

    private static <T> T await(KafkaFuture<T> future, String what) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot " + what + ": " + e.getCause(), e);
        }
    }
}
