package org.perennial.app.poison;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.perennial.app.pipeline.TopicReader;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.processing.ProcessingConfig;
import org.perennial.processing.ProcessingStage;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.sink.SinkConfig;
import org.perennial.sink.SinkStage;

/**
 * Sends broken records among good articles through processing and sink, and looks what became of each.
 *
 * <p>Judged is by the table of articles and the topic of dead letters. Three rounds of good articles are timed: alone, among
 * all poison, and alone again, so that what gets faster by itself does not speak for the poison.
 */
public final class PoisonRun {
    /** How long the last outcome may take to come. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String GOOD = "good-";

    private final long seed;
    private final Map<String, Object> kafka;
    private final DataSource database;
    private final Clock clock;
    private final Consumer<String> said;
    /** Of each language, so that what is loaded for a language when it first comes is not counted against the poison. */
    private final List<Words> words;

    private int made;

    private PoisonRun(long seed, Map<String, Object> kafka, DataSource database, Clock clock, Consumer<String> said) {
        this.seed = seed;
        this.kafka = kafka;
        this.database = database;
        this.clock = clock;
        this.said = said;
        this.words = Words.ofAllLanguages(seed);
    }

    /** Where a record came to lie; partition and offset are absent (-1) where the broker did not take it. */
    private record Sent(Poison poison, int partition, long offset) {
        String place() {
            return partition + "/" + offset;
        }
    }

    /**
     * Runs all records of a seed.
     *
     * @param good how many good articles each round has
     * @param kafka settings of a client of a broker that has the catalogue's topics, empty
     * @param database one that is up to date, and empty
     * @param folder for local state
     * @param said takes a line for people at each step
     */
    public static PoisonReport run(
            long seed,
            int good,
            Map<String, Object> kafka,
            DataSource database,
            Path folder,
            Clock clock,
            Consumer<String> said)
            throws InterruptedException, SQLException {
        return new PoisonRun(seed, kafka, database, clock, said).run(good, folder);
    }

    private PoisonReport run(int good, Path folder) throws InterruptedException, SQLException {
        List<Poison> records = Corpus.records(seed, now());
        said.accept("Starting processing and sink");
        Map<String, Object> client = new HashMap<>(kafka);
        client.put("max.request.size", Topics.MAX_RECORD_BYTES);
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
                ProcessingStage processing = ProcessingStage.start(
                        ProcessingConfig.defaults(folder),
                        kafka,
                        clock,
                        new SimpleMeterRegistry(),
                        Judgements.load(Stage.all()));
                SinkStage sink =
                        SinkStage.start(SinkConfig.defaults(), database, kafka, clock, new SimpleMeterRegistry())) {
            Set<String> all = new HashSet<>();
            round(producer, good / 2, List.of(), all, new ArrayList<>());
            Duration before = round(producer, good, List.of(), all, new ArrayList<>());
            said.accept(good + " good articles alone: " + seconds(before));
            List<Sent> sent = new ArrayList<>();
            Duration mixed = round(producer, good, records, all, sent);
            said.accept(good + " good articles among " + records.size() + " broken ones: " + seconds(mixed));
            List<Verified> verified = await(sent);
            Duration after = round(producer, good, List.of(), all, new ArrayList<>());
            said.accept(good + " good articles alone again: " + seconds(after));
            return new PoisonReport(
                    verified, missing(all), good, before.plus(after).dividedBy(2), mixed);
        }
    }

    /** Publishes good articles, with broken ones evenly among them, and returns how long it took until the good are stored. */
    private Duration round(
            KafkaProducer<byte[], byte[]> producer, int good, List<Poison> records, Set<String> all, List<Sent> sent)
            throws InterruptedException, SQLException {
        List<Future<RecordMetadata>> places = new ArrayList<>();
        Instant began = clock.instant();
        int poisoned = 0;
        for (int i = 0; i < good; i++) {
            Words some = words.get(made % words.size());
            RawArticle article = RecordPoison.article(some, GOOD + seed + "-" + made++, now());
            all.add(article.id());
            producer.send(
                    record(article.id().getBytes(UTF_8), Json.write(article).getBytes(UTF_8), began.toEpochMilli()));
            for (; (long) poisoned * good < (long) records.size() * (i + 1); poisoned++) {
                Poison poison = records.get(poisoned);
                boolean alone = poison.expected().verdict() == Verdict.REFUSED;
                if (alone) { // a broker refuses all that comes in one batch with it
                    producer.flush();
                }
                places.add(producer.send(record(poison.key(), poison.content(), poison.time())));
                if (alone) {
                    producer.flush();
                }
            }
        }
        producer.flush();
        for (int i = 0; i < records.size(); i++) {
            sent.add(sent(records.get(i), places.get(i)));
        }
        Instant end = clock.instant().plus(PATIENCE);
        while (goodStored() < all.size() && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return Duration.between(began, clock.instant());
    }

    @SuppressWarnings("NullAway") // Kafka's classes know no nullness; records may lack both
    private static ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value, long time) {
        return new ProducerRecord<>(Topics.RAW_ARTICLES.name(), null, time, key, value);
    }

    private static Sent sent(Poison poison, Future<RecordMetadata> place) throws InterruptedException {
        try {
            RecordMetadata metadata = place.get();
            return new Sent(poison, metadata.partition(), metadata.offset());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException) {
                return new Sent(poison, -1, -1);
            }
            throw new IllegalStateException("the broker does not take records", e);
        }
    }

    /** What came of each, as soon as something has come of all. */
    private List<Verified> await(List<Sent> sent) throws SQLException {
        Instant end = clock.instant().plus(PATIENCE);
        List<Verified> outcomes = outcomes(sent);
        while (outcomes.stream().anyMatch(PoisonRun::isAwaited)
                && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(LOOK.toNanos() * 10);
            outcomes = outcomes(sent);
        }
        return outcomes;
    }

    private static boolean isAwaited(Verified outcome) {
        return outcome.actual().verdict() == Verdict.REFUSED
                && outcome.poison().expected().verdict() != Verdict.REFUSED;
    }

    private List<Verified> outcomes(List<Sent> sent) throws SQLException {
        Map<String, Outcome> letters = new HashMap<>();
        TopicReader.readAll(
                kafka,
                Topics.DEAD_LETTERS,
                record -> DeadLetter.of(record.headers())
                        .ifPresent(letter -> letters.put(
                                Topics.RAW_ARTICLES.name().equals(letter.topic())
                                        ? letter.partition() + "/" + letter.offset()
                                        : text(record.key()),
                                new Outcome(Verdict.DEAD_LETTER, letter.reason().code()))));
        Map<String, Outcome> stored = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT id, title, text FROM article WHERE source NOT LIKE '" + GOOD + "%' OR source IS NULL");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                stored.put(row.getString(1), Outcome.taken(RecordPoison.result(row.getString(2), row.getString(3))));
            }
        }
        List<Verified> outcomes = new ArrayList<>();
        for (Sent each : sent) {
            String key = text(each.poison().key());
            Outcome letter = letters.getOrDefault(each.place(), letters.get(key));
            Outcome row = stored.get(key);
            outcomes.add(new Verified(each.poison(), letter != null ? letter : row != null ? row : Outcome.REFUSED));
        }
        return outcomes;
    }

    private static String text(byte @Nullable [] key) {
        return key == null ? "" : new String(key, UTF_8);
    }

    private int goodStored() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT count(*) FROM article WHERE source LIKE '" + GOOD + "%'");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** How many of these are not stored. */
    private int missing(Set<String> ids) throws SQLException {
        Set<String> left = new HashSet<>(ids);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT id FROM article");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                left.remove(row.getString(1));
            }
        }
        return left.size();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
