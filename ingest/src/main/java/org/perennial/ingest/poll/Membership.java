package org.perennial.ingest.poll;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our membership in the consumer group whose members share the feeds, by the partitions of {@code feeds.state}.
 *
 * <p>It reads none of the records: the group only says whose partition is whose. A process that is stopped leaves the group,
 * so that the others take over at once; one that is killed and comes back under its name within {@link #SESSION} finds its
 * partitions as they were. One thread of its own, on which the holder is called.
 */
final class Membership implements AutoCloseable {
    /** How long a process may be gone before the others take over its feeds. */
    static final Duration SESSION = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(Membership.class);
    /** Parts a member's name from the digest of its list. */
    private static final String LIST_MARK = "~";

    private static final Duration ROUND = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Object> kafka;
    private final String group;
    private final String instance;
    private final String list;
    private final int partitions;
    private final Holder holder;
    private final Set<Integer> owned = new HashSet<>();
    private final Set<Integer> coming = new HashSet<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable ConsumerGroupMetadata told;

    /** Who holds the partitions. */
    interface Holder {
        /** These partitions come; {@link #holds} follows. May throw, and is then asked again. */
        void prepare(Set<Integer> partitions);

        /** This is what is ours from now on. Returns when nothing of what went is being written any more. */
        void holds(Share share);

        /** Another process has our name. */
        void shutOut(KafkaException why);
    }

    Membership(Map<String, Object> kafka, String group, String instance, String list, int partitions, Holder holder) {
        this.kafka = Map.copyOf(kafka);
        this.group = group;
        this.instance = instance;
        this.list = list;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, instance + LIST_MARK + list); // which the group tells the others
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                SESSION.dividedBy(10).toMillis());
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) LONGEST_LOAD.toMillis());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = new KafkaConsumer<>(settings);
        this.partitions = partitions;
        this.holder = holder;
        this.thread = new Thread(this::run, "ingest-membership");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        consumer.subscribe(Set.of(Topics.FEED_STATES.name()), new Changes());
        while (ended.getCount() > 0) {
            try {
                consumer.poll(ROUND); // all partitions are paused: it only keeps the membership
                take();
            } catch (FencedInstanceIdException e) {
                holder.shutOut(e);
                break;
            } catch (WakeupException | InterruptException stopped) {
                break;
            } catch (KafkaException | IllegalStateException e) {
                log.atWarn()
                        .setMessage("membership in the group that shares the feeds is in trouble, tried again")
                        .addKeyValue("problem", e.toString())
                        .log();
                if (isOverAfter(AFTER_TROUBLE)) {
                    break;
                }
            }
        }
        consumer.close(CloseOptions.timeout(LONGEST_STOP.dividedBy(2))
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private boolean isOverAfter(Duration wait) {
        try {
            return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Takes over what has come, and tells the newest membership, by which the broker knows us. */
    private void take() {
        ConsumerGroupMetadata now = consumer.groupMetadata();
        boolean renewed = told == null
                || told.generationId() != now.generationId()
                || !told.memberId().equals(now.memberId());
        if (renewed) {
            tell(now); // before the states of what comes are read, which takes its time
        }
        if (!coming.isEmpty()) {
            holder.prepare(Set.copyOf(coming));
            owned.addAll(coming);
            coming.clear();
            tell(now);
        }
    }

    /** Those of the group who read another list, by their names; empty if that cannot be learned now. */
    Set<String> readersOfAnotherList() {
        try (Admin admin = Admin.create(kafka)) {
            return admin
                    .describeConsumerGroups(List.of(group), new DescribeConsumerGroupsOptions().timeoutMs(5_000))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .flatMap(described -> described.members().stream())
                    .map(MemberDescription::clientId)
                    .filter(name -> name.contains(LIST_MARK) && !name.endsWith(LIST_MARK + list))
                    .map(name -> name.substring(0, name.lastIndexOf(LIST_MARK)))
                    .filter(name -> !name.equals(instance)) // the group calls who came back after a kill as it was
                    .collect(Collectors.toSet());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of();
        } catch (ExecutionException | KafkaException e) {
            log.atDebug()
                    .setMessage("the group cannot be described")
                    .addKeyValue("problem", e.toString())
                    .log();
            return Set.of();
        }
    }

    private void tell(ConsumerGroupMetadata now) {
        told = now;
        holder.holds(new Share(partitions, owned, now));
    }

    private final class Changes implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            consumer.pause(assigned);
            assigned.forEach(partition -> coming.add(partition.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoked.forEach(partition -> {
                owned.remove(partition.partition());
                coming.remove(partition.partition());
            });
            tell(consumer.groupMetadata());
        }
    }

    @Override
    public void close() {
        ended.countDown();
        consumer.wakeup();
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
