package org.perennial.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topic;
import org.perennial.contract.TopicAdministration;
import org.perennial.contract.Topics;

/**
 * A real Kafka broker (KRaft, one node) inside the test's JVM, with its data in a temporary folder.
 *
 * <p>It wraps the only classes of the broker that promise no compatibility. Safe to use from many threads, but {@link
 * #freshTopics()} pulls the topics from under everyone else: tests that share a broker run one after the other.
 */
public final class TestBroker {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrapServers;

    private TestBroker(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The broker of this JVM, started at the first call and stopped when the JVM ends. */
    public static TestBroker shared() {
        return Shared.BROKER;
    }

    private static final class Shared {
        static final TestBroker BROKER = start();
    }

    /** Where clients find it, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The settings that a client needs to find it. */
    public Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    /** Empties the broker: every topic and group is gone and the catalogue's topics are there, new. */
    public TestBroker freshTopics() {
        return freshTopics(Topics.RAW_ARTICLES.partitions());
    }

    /** As above, each topic with so many partitions. */
    public TestBroker freshTopics(int partitions) {
        try (Admin admin = Admin.create(clientSettings())) {
            awaitUntil("topics are deleted", () -> deleteTopics(admin));
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .toList();
            try {
                admin.deleteConsumerGroups(groups).all().get();
            } catch (ExecutionException e) {
                // A group whose members have not left yet is no hindrance: its topics are gone.
            }
            awaitUntil("topics are made", () -> {
                admin.createTopics(Topics.all().stream()
                        .map(topic -> new NewTopic(topic.name(), partitions, (short) 1).configs(topic.settings()))
                        .toList());
                TopicAdministration.create(admin, (short) 1);
                return admin.listTopics().names().get().size() >= Topics.all().size();
            });
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("cannot empty the test broker at " + bootstrapServers, e);
        }
    }

    /** Removes a topic with all that is in it. */
    public void remove(Topic<?, ?> topic) {
        try (Admin admin = Admin.create(clientSettings())) {
            admin.deleteTopics(List.of(topic.name())).all().get();
            awaitUntil(
                    "the topic is gone", () -> !admin.listTopics().names().get().contains(topic.name()));
        } catch (Exception e) {
            throw new IllegalStateException("cannot remove " + topic.name(), e);
        }
    }

    /** Whether there are none any more. */
    private static boolean deleteTopics(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> left = admin.listTopics().names().get();
        try {
            admin.deleteTopics(left).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            } // gone, and still listed
        }
        return left.isEmpty();
    }

    /** Sends values to a topic, one after the other, and waits until the broker has them. */
    public <K, V> void send(Topic<K, V> topic, Map<K, V> records) {
        try (KafkaProducer<K, V> producer = new KafkaProducer<>(
                producerSettings(), topic.keys().serializer(), topic.values().serializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach((key, value) -> sent.add(producer.send(new ProducerRecord<>(topic.name(), key, value))));
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("cannot send to " + topic.name(), e);
        }
    }

    /** Sends raw articles as ingest does: under their ids, each at the time of its fetch. */
    public void publish(Collection<RawArticle> articles) {
        Topic<String, RawArticle> topic = Topics.RAW_ARTICLES;
        try (KafkaProducer<String, RawArticle> producer = new KafkaProducer<>(
                producerSettings(), topic.keys().serializer(), topic.values().serializer())) {
            for (RawArticle article : articles) {
                Long at = article.fetched() == null ? null : article.fetched().toEpochMilli();
                producer.send(new ProducerRecord<>(topic.name(), null, at, article.id(), article));
            }
            producer.flush();
        }
    }

    /** Sends raw bytes to a topic: what a broken client would send. */
    public void sendBytes(String topic, byte[] key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("cannot send to " + topic, e);
        }
    }

    /**
     * Reads a topic's committed records from its beginning until the condition holds for all that were read.
     *
     * @throws AssertionError if it does not within a minute; the message says how many were read
     */
    public <K, V> List<ConsumerRecord<K, V>> readUntil(
            Topic<K, V> topic, Predicate<List<ConsumerRecord<K, V>>> enough) {
        try (KafkaConsumer<K, V> consumer = consumer(topic)) {
            assignAll(consumer, topic);
            List<ConsumerRecord<K, V>> read = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!enough.test(read)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("after " + PATIENCE.toSeconds() + " s only " + read.size() + " records on "
                            + topic.name() + ": " + read);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
            return read;
        }
    }

    /** Reads a topic's committed records until there are this many. */
    public <K, V> List<ConsumerRecord<K, V>> read(Topic<K, V> topic, int count) {
        return readUntil(topic, records -> records.size() >= count);
    }

    /** Every committed record that a topic holds now. */
    public <K, V> List<ConsumerRecord<K, V>> readNow(Topic<K, V> topic) {
        try (KafkaConsumer<K, V> consumer = consumer(topic)) {
            Collection<TopicPartition> partitions = assignAll(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<K, V>> read = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
            return read;
        }
    }

    /** A port of the loopback interface that nobody listened on a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> producerSettings() {
        return Map.of("bootstrap.servers", bootstrapServers, "max.request.size", Topics.MAX_RECORD_BYTES);
    }

    private <K, V> KafkaConsumer<K, V> consumer(Topic<K, V> topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "reader-" + UUID.randomUUID(),
                "enable.auto.commit",
                "false",
                "isolation.level",
                "read_committed");
        return new KafkaConsumer<>(
                settings, topic.keys().deserializer(), topic.values().deserializer());
    }

    private static <K, V> Collection<TopicPartition> assignAll(KafkaConsumer<K, V> consumer, Topic<K, V> topic) {
        Collection<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    private static TestBroker start() {
        try {
            Path folder = Files.createTempDirectory("perennial-test-broker");
            int port = freePort();
            Properties settings = settings(folder, port, freePort());
            Path file = folder.resolve("server.properties");
            try (Writer writer = Files.newBufferedWriter(file)) {
                settings.store(writer, null);
            }
            int exit = StorageTool.execute(
                    new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                    new PrintStream(OutputStream.nullOutputStream()));
            if (exit != 0) {
                throw new IllegalStateException("formatting " + folder + " ended with " + exit);
            }
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-test-broker"));
            return new TestBroker("127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the test broker", e);
        }
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        Properties settings = new Properties();
        // Articles of tests are of a fixed day, which retention would take away in the middle of one.
        settings.put(
                "log.retention.check.interval.ms",
                String.valueOf(Duration.ofDays(1).toMillis()));
        settings.put(
                "log.initial.task.delay.ms", String.valueOf(Duration.ofDays(1).toMillis()));
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "PLAINTEXT",
                "log.dirs", folder.resolve("log").toString()));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false"));
        settings.putAll(Map.of(
                "log.cleaner.dedupe.buffer.size", "4194304",
                // Takes away at once what it may: a store that is read back must not need it.
                "log.cleaner.backoff.ms", "200",
                "log.index.size.max.bytes", "1048576",
                "log.segment.delete.delay.ms", "100",
                "num.network.threads", "2",
                "num.io.threads", "2",
                "message.max.bytes", String.valueOf(Topics.MAX_RECORD_BYTES)));
        return settings;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void awaitUntil(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s until " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
