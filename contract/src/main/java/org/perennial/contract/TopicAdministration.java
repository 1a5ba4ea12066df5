package org.perennial.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of the catalogue on a cluster. */
public final class TopicAdministration {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLISECONDS = 50;

    private TopicAdministration() {}

    /**
     * Makes those topics that are not there yet, waits until all can be written to, and leaves the others as they are. What
     * leads to an article's home is made with as many partitions as its like has.
     *
     * @param replicas copies of each partition: 1 on one broker, 3 on three
     * @return the names of the topics that were made
     * @throws IllegalStateException if the cluster refuses one; the message names it and the reason
     */
    public static List<String> create(Admin admin, short replicas) throws InterruptedException {
        Set<String> existing = await(admin.listTopics().names(), "list topics");
        int homes = Topics.HOMES.stream().map(Topic::name).anyMatch(existing::contains)
                ? partitions(
                                admin,
                                Topics.HOMES.stream()
                                        .map(Topic::name)
                                        .filter(existing::contains)
                                        .toList())
                        .values()
                        .stream()
                        .max(Integer::compare)
                        .orElseThrow()
                : Topics.RAW_ARTICLES.partitions();
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> new NewTopic(
                                topic.name(), Topics.HOMES.contains(topic) ? homes : topic.partitions(), replicas)
                        .configs(topic.settings()))
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
        awaitLeaders(admin);
        return made;
    }

    /**
     * Checks what holds the stages together.
     *
     * @throws IllegalStateException if topics that lead to an article's home have not equally many partitions; the message
     *     names them and the remedy
     */
    public static void check(Admin admin) throws InterruptedException {
        Map<String, Integer> homes =
                partitions(admin, Topics.HOMES.stream().map(Topic::name).toList());
        if (Set.copyOf(homes.values()).size() > 1) {
            throw new IllegalStateException("the topics of an article's home have differently many partitions: " + homes
                    + ". Give the smaller one as many (kafka-topics.sh --alter --topic ... --partitions ...), with all"
                    + " processing stopped");
        }
    }

    private static Map<String, Integer> partitions(Admin admin, List<String> topics) throws InterruptedException {
        Map<String, Integer> partitions = new TreeMap<>();
        await(admin.describeTopics(topics).allTopicNames(), "describe topics")
                .forEach(
                        (name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    /**
     * Until each partition is led. A producer's second batch to a partition whose leader is just beginning may be taken
     * before its first, which is then out of order for ever. That a leader is named is not enough: it must answer.
     */
    private static void awaitLeaders(Admin admin) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!allLed(admin)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("after " + PATIENCE.toSeconds()
                        + " s not every partition of the topics has a leader; look whether all brokers run");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
        }
    }

    private static boolean allLed(Admin admin) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(Topics.all().stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(partition ->
                                    ends.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
            admin.listOffsets(ends).all().get(); // answered by the leaders alone
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false; // made a moment ago, and not known or not led everywhere yet
            }
            throw new IllegalStateException("cannot describe topics: " + e.getCause(), e);
        }
    }

    private static <T> T await(KafkaFuture<T> future, String what) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot " + what + ": " + e.getCause(), e);
        }
    }
}
