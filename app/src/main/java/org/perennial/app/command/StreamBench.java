package org.perennial.app.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.perennial.app.bench.BenchBroker;
import org.perennial.contract.ArticleId;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.processing.ArticleAnalyzer;
import org.perennial.processing.ProcessingStage;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial bench stream}: articles a second through the topology on a broker of its own, exactly once. */
@Command(
        name = "stream",
        description =
                "Articles a second through the whole topology on a broker of its own, exactly once, beside analyze on"
                        + " the same articles; state and messages for each article.",
        mixinStandardHelpOptions = true)
public final class StreamBench implements Callable<Integer> {
    private static final int SENTENCES = 25;
    private static final int WORDS = 12;
    private static final int VOCABULARY = 20_000;

    /** One in so many is a copy of an earlier article, with its first sentence cut. */
    private static final int COPIES = 5;

    private static final double MEGABYTE = 1 << 20;
    private static final double NANOS = 1e9;
    /** Where a store's name stands in the way of its files: behind the application's and the task's. */
    private static final int STORE = 2;

    private static final String STORES = "processing";

    @Option(
            names = "--articles",
            defaultValue = "20000",
            paramLabel = "N",
            description = "How many articles of some 2,200 characters (${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            paramLabel = "N",
            description = "How many partitions each topic has, and how many threads there are (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--stages",
            defaultValue = "duplicates",
            paramLabel = "LIST",
            description = "Which judgements are made (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String stages;

    @Option(
            names = "--no-analyze",
            description = "Only the topology: analyze keeps in memory what it remembers, too much for a million.")
    private boolean topologyOnly;

    private final Clock clock = Clock.systemUTC();
    private Instant begin = Instant.EPOCH;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        begin = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(count);
        Judgements judgements = Judgements.load(Stage.parse(stages));
        try (BenchBroker broker = BenchBroker.start(partitions, clock)) {
            publish(broker);
            double streamed = stream(broker, judgements);
            Map<String, Long> state = sizes(broker.data().directory(STORES));
            out.printf(Locale.ROOT, "%,d articles, %d partitions, judgements: %s%n%n", count, partitions, stages);
            out.printf(Locale.ROOT, "%-44s %12s %10s%n", "", "articles/s", "ratio");
            String ratio = "";
            if (!topologyOnly) {
                double analyzed = analyze(judgements);
                ratio = String.format(Locale.ROOT, "%.2f", streamed / analyzed);
                out.printf(Locale.ROOT, "%-44s %12.0f %10.2f%n", "analyze, in memory, two threads", analyzed, 1.0);
            }
            out.printf(Locale.ROOT, "%-44s %12.0f %10s%n%n", "topology, exactly once", streamed, ratio);
            double bytes = state.values().stream().mapToDouble(each -> each).sum();
            out.printf(Locale.ROOT, "state on disk       %10.1f MB%n", bytes / MEGABYTE);
            out.printf(Locale.ROOT, "                    %10.0f bytes an article%n", bytes / count);
            state.forEach((store, size) -> out.printf(
                    Locale.ROOT, "                    %10.0f bytes an article in %s%n", (double) size / count, store));
            messages(broker.client())
                    .forEach((topic, number) -> out.printf(
                            Locale.ROOT,
                            "records written     %10.2f an article on %s%n",
                            (double) number / count,
                            topic));
            return 0;
        }
    }

    private void publish(BenchBroker broker) throws InterruptedException, ExecutionException {
        try (Progress progress = Progress.of("Publishing", "articles", count)) {
            broker.publish(IntStream.range(0, count).mapToObj(number -> {
                progress.step();
                return article(number);
            }));
        }
    }

    /** Articles a second after the first tenth, which warms the machine up. */
    private double stream(BenchBroker broker, Judgements judgements) throws InterruptedException {
        try (ProcessingStage stage = ProcessingStage.start(
                        broker.processing(STORES), broker.client(), clock, new SimpleMeterRegistry(), judgements);
                KafkaConsumer<byte[], byte[]> consumer = consumer(broker.client());
                Progress progress = Progress.of("Streaming", "articles", count)) {
            int warm = count / 10;
            int seen = 0;
            int seenWhenWarm = 0;
            long begin = 0;
            while (seen < count) {
                if (!stage.isRunning()) {
                    throw new IllegalStateException("processing has stopped: see the log");
                }
                seen += consumer.poll(Duration.ofMillis(100)).count();
                if (begin == 0 && seen >= warm) {
                    begin = System.nanoTime();
                    seenWhenWarm = seen;
                }
                progress.stepTo(seen);
            }
            return (seen - seenWhenWarm) / ((System.nanoTime() - begin) / NANOS);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(Topics.ENRICHED_ARTICLES.name(), partition))
                .toList());
        return consumer;
    }

    private double analyze(Judgements judgements) throws InterruptedException {
        List<RawArticle> articles =
                IntStream.range(0, count).mapToObj(this::article).toList();
        long begin = System.nanoTime();
        new ArticleAnalyzer(judgements, 2).analyze(articles.iterator(), article -> {}, (article, why) -> {
            throw why;
        });
        return count / ((System.nanoTime() - begin) / NANOS);
    }

    /** How many records each topic that processing writes has taken, with the marks of transactions. */
    private static Map<String, Long> messages(Map<String, Object> client)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(client)) {
            List<String> names = admin.listTopics().names().get().stream()
                    .filter(name -> !name.startsWith("__"))
                    .filter(name -> !name.equals(Topics.RAW_ARTICLES.name()))
                    .sorted()
                    .toList();
            Collection<TopicPartition> all = admin.describeTopics(names).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .toList();
            Map<String, Long> written = new TreeMap<>();
            admin.listOffsets(all.stream().collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .forEach((partition, end) -> written.merge(partition.topic(), end.offset(), Long::sum));
            written.values().removeIf(number -> number == 0);
            return written;
        }
    }

    private RawArticle article(int number) {
        int copied = number % COPIES == COPIES - 1 ? number - COPIES + 1 : number;
        List<String> sentences = sentences(copied);
        String text = String.join(" ", copied == number ? sentences : sentences.subList(1, SENTENCES));
        String url = "https://site-" + number + ".example/article";
        Instant fetched = fetched(number);
        return new RawArticle(
                ArticleId.ofUrl(url),
                url,
                url,
                "site-" + number + ".example",
                "https://site-" + number + ".example/feed",
                null,
                "Article " + copied,
                text,
                null,
                List.of(),
                fetched,
                PublishedFrom.FEED,
                null,
                fetched,
                null,
                false);
    }

    /** A second apart, and all of them within what the topic keeps. */
    private Instant fetched(int number) {
        return begin.plusSeconds(number);
    }

    /** Sentences of invented words, as frequent as words are: the same for the same seed. */
    private static List<String> sentences(int seed) {
        Random random = new Random(seed);
        List<String> sentences = new ArrayList<>();
        for (int sentence = 0; sentence < SENTENCES; sentence++) {
            sentences.add(IntStream.range(0, WORDS)
                            .mapToObj(word -> word((int) Math.pow(VOCABULARY, random.nextDouble())))
                            .collect(Collectors.joining(" "))
                    + (random.nextInt(3) == 0 ? " " + random.nextInt(1, 400) + "." : "."));
        }
        return sentences;
    }

    /** Of letters alone: figures are kept apart of a text, and it has as many as news has. */
    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank * 7919; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    /** Bytes by store; all partitions and segments of one together. */
    private static Map<String, Long> sizes(Path folder) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                List<String> way = new ArrayList<>();
                folder.relativize(file).forEach(name -> way.add(name.toString()));
                way.remove("rocksdb");
                String store = way.size() < STORE + 2 ? "Streams' own files" : way.get(STORE);
                sizes.merge(store, file.toFile().length(), Long::sum);
            });
        }
        return sizes;
    }
}
