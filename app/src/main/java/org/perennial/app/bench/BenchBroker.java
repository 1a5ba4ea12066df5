package org.perennial.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.servers.BrokerSettings;
import org.perennial.app.servers.EmbeddedBroker;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topic;
import org.perennial.contract.TopicAdministration;
import org.perennial.contract.Topics;
import org.perennial.processing.ProcessingConfig;

/** A broker of one benchmark's own, with the program's topics. Closing it erases what lies in its data directory. */
public final class BenchBroker implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 512;
    private static final long STORE_MEMORY = 128L << 20;

    private final int partitions;
    private final Path folder;
    private final DataDirectory data;
    private final EmbeddedBroker broker;

    private BenchBroker(int partitions, Path folder, DataDirectory data, EmbeddedBroker broker) {
        this.partitions = partitions;
        this.folder = folder;
        this.data = data;
        this.broker = broker;
    }

    /**
     * Starts it.
     *
     * @param partitions of each topic
     * @param more topics beside the program's
     */
    public static BenchBroker start(int partitions, Clock clock, String... more)
            throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("perennial-bench");
        DataDirectory data = DataDirectory.open(folder);
        BenchBroker started = new BenchBroker(
                partitions,
                folder,
                data,
                EmbeddedBroker.start(data, new BrokerSettings(0, HEAP_MEGABYTES, 0, 0), clock, line -> {}));
        try (Admin admin = Admin.create(started.client())) {
            List<NewTopic> topics = new ArrayList<>();
            Topics.all()
                    .forEach(topic ->
                            topics.add(new NewTopic(topic.name(), partitions, (short) 1).configs(topic.settings())));
            Stream.of(more).forEach(name -> topics.add(new NewTopic(name, partitions, (short) 1)));
            admin.createTopics(topics).all().get();
            TopicAdministration.create(admin, (short) 1); // waits until all can be written to
        } catch (InterruptedException | ExecutionException | RuntimeException failed) {
            started.close();
            throw failed;
        }
        return started;
    }

    /** How a client reaches it. */
    public Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** Where it lies; takes what else the benchmark keeps. */
    public DataDirectory data() {
        return data;
    }

    /** Settings of processing with a thread for each partition, stores in a folder of that name and memory for a million articles. */
    public ProcessingConfig processing(String name) {
        ProcessingConfig defaults = ProcessingConfig.defaults(data.directory(name));
        return new ProcessingConfig(
                "perennial-bench-" + name,
                defaults.instanceId(),
                defaults.stateDirectory(),
                partitions,
                partitions,
                defaults.copiesWindow(),
                defaults.recurrencesWindow(),
                defaults.preferredSources(),
                defaults.versionsWindow(),
                STORE_MEMORY,
                1,
                defaults.mostStories(),
                defaults.commitInterval());
    }

    /** Publishes articles as ingest does, in their order; returns when the broker has them all. */
    public void publish(Stream<RawArticle> articles) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = new HashMap<>(client());
        settings.put("linger.ms", 20);
        settings.put("compression.type", "zstd");
        settings.put("max.in.flight.requests.per.connection", 1);
        Topic<String, RawArticle> topic = Topics.RAW_ARTICLES;
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, RawArticle> producer = new KafkaProducer<>(
                settings, topic.keys().serializer(), topic.values().serializer())) {
            articles.forEach(article -> sent.add(producer.send(new ProducerRecord<>(
                    topic.name(),
                    null,
                    Objects.requireNonNull(article.fetched()).toEpochMilli(),
                    article.id(),
                    article))));
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
    }

    @Override
    public void close() throws IOException {
        broker.close();
        data.close();
        DataDirectory.erase(folder);
    }
}
