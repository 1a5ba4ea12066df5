package org.perennial.app.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.perennial.app.bench.Delays;
import org.perennial.app.bench.InventedArchive;
import org.perennial.app.bench.PressDay;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.servers.BrokerSettings;
import org.perennial.app.servers.DatabaseSettings;
import org.perennial.app.servers.EmbeddedBroker;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topic;
import org.perennial.contract.TopicAdministration;
import org.perennial.contract.Topics;
import org.perennial.processing.ProcessingConfig;
import org.perennial.processing.ProcessingStage;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.SinkConfig;
import org.perennial.sink.SinkStage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code perennial bench day}: a day of the world's press in less time. */
@Command(
        name = "day",
        description = {
            "A day of many sources, each at its own rate, in less time: more by day than by night, and three bursts in which ten times"
                    + " as many articles come. For each hour how long articles took until they were stored, and in the end whether"
                    + " all are.",
            "Broker and database are processes of their own. The articles are invented, one in five a copy, and are published to the"
                    + " topic of raw articles."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial bench day                          39,000 sources as uneven as those of the world's press",
            "  perennial bench day --rates rates.csv        a line for each source, its articles a day in the last field",
            "  perennial bench day --share 25 --length PT10M"
        })
public final class DayBench implements Callable<Integer> {
    private static final int HOURS = 24;
    private static final double HUNDRED = 100;
    private static final double MILLIS = 1000;
    private static final int BROKER_HEAP_MEGABYTES = 512;
    private static final long SEED = 2_025;
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LEAST_SHARE = 1;

    @Option(
            names = "--rates",
            paramLabel = "FILE",
            description = "The articles a day of each source, as the last field of a line; invented ones if left out.")
    private @Nullable Path rates;

    @Option(
            names = "--sources",
            defaultValue = "39000",
            paramLabel = "N",
            description = "How many sources are invented (${DEFAULT-VALUE}).")
    private int sources;

    @Option(
            names = "--length",
            defaultValue = "PT30M",
            paramLabel = "DURATION",
            description = "How long the day takes (${DEFAULT-VALUE}).")
    private Duration length = Duration.ofMinutes(30);

    @Option(
            names = "--share",
            defaultValue = "100",
            paramLabel = "PERCENT",
            description = "So many of a hundred articles are published (${DEFAULT-VALUE}).")
    private double share;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException, SQLException {
        if (share < LEAST_SHARE || share > HUNDRED) {
            throw new ParameterException(spec.commandLine(), "--share is " + share + ": give 1 to 100");
        }
        PressDay day = rates == null ? PressDay.invented(sources) : PressDay.read(rates);
        Judgements judgements = Judgements.load(Stage.all());
        Path folder = Files.createTempDirectory("perennial-bench");
        try (DataDirectory data = DataDirectory.open(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(data, DatabaseSettings.defaults(), clock);
                Database database =
                        Database.open(new DatabaseConfig(server.jdbcUrl(), server.user(), server.password(), 4));
                EmbeddedBroker broker = EmbeddedBroker.start(
                        data, new BrokerSettings(0, BROKER_HEAP_MEGABYTES, 0, 0), clock, line -> {})) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(client)) {
                TopicAdministration.create(admin, (short) 1);
            }
            try (ProcessingStage processing = ProcessingStage.start(
                            ProcessingConfig.defaults(data.directory("processing")),
                            client,
                            clock,
                            new SimpleMeterRegistry(),
                            judgements);
                    SinkStage sink = SinkStage.start(
                            SinkConfig.defaults(), database.dataSource(), client, clock, new SimpleMeterRegistry())) {
                Instant begin = clock.instant();
                int published = publish(day, client, begin);
                boolean all = await(published, sink);
                return print(day, database, begin, published) && all ? Exit.OK : Exit.NO;
            }
        } finally {
            DataDirectory.erase(folder);
        }
    }

    /** Publishes the day's articles when their time has come, and returns how many. */
    private int publish(PressDay day, Map<String, Object> client, Instant begin)
            throws InterruptedException, ExecutionException {
        int count = (int) (day.articles() * share / HUNDRED);
        InventedArchive archive = new InventedArchive(SEED, count);
        Random random = new Random(SEED);
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("linger.ms", 5);
        settings.put("compression.type", "zstd");
        Topic<String, RawArticle> topic = Topics.RAW_ARTICLES;
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, RawArticle> producer = new KafkaProducer<>(
                        settings, topic.keys().serializer(), topic.values().serializer());
                Progress progress = Progress.of("Publishing", "articles", count)) {
            while (sent.size() < count) {
                double part = Math.min(
                        1, (double) Duration.between(begin, clock.instant()).toMillis() / length.toMillis());
                int due = part >= 1 ? count : (int) (day.upTo(part) * share / HUNDRED);
                while (sent.size() < due) {
                    RawArticle article = archive.raw(
                            sent.size(),
                            "source-" + day.source(random) + ".example",
                            "/" + sent.size(),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS));
                    sent.add(producer.send(new ProducerRecord<>(topic.name(), article.id(), article)));
                }
                progress.stepTo(due);
                LockSupport.parkNanos(TICK.toNanos());
            }
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        return sent.size();
    }

    private boolean await(int published, SinkStage sink) {
        Instant end = clock.instant().plus(PATIENCE);
        try (Progress progress = Progress.of("Storing", "articles", published)) {
            while (sink.progress().written() < published && clock.instant().isBefore(end)) {
                progress.stepTo(sink.progress().written());
                LockSupport.parkNanos(TICK.toNanos());
            }
        }
        return sink.progress().written() >= published;
    }

    /** Prints what the database holds, and says whether it is all. */
    private boolean print(PressDay day, Database database, Instant begin, int published) throws SQLException {
        List<List<Duration>> hours = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(new ArrayList<>());
        }
        List<Duration> all = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT fetched, stored FROM article");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Instant fetched = row.getObject(1, OffsetDateTime.class).toInstant();
                Duration delay = Duration.between(
                        fetched, row.getObject(2, OffsetDateTime.class).toInstant());
                long hour = Duration.between(begin, fetched).toMillis() * HOURS / length.toMillis();
                hours.get((int) Math.min(HOURS - 1, hour)).add(delay);
                all.add(delay);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d articles of %,d sources; a day in %s; bursts at 7, 13 and 19 o'clock%n%n",
                published,
                day.sources(),
                length);
        out.printf("%-8s %10s %12s %10s %10s %10s%n", "hour", "articles", "articles/s", "p50, s", "p95, s", "longest");
        double seconds = length.toMillis() / MILLIS;
        for (int hour = 0; hour < HOURS; hour++) {
            row(out, hour + ":00", hours.get(hour), seconds / HOURS);
        }
        row(out, "all", all, seconds);
        out.printf(Locale.ROOT, "%nnot stored %,d%n", published - all.size());
        return all.size() == published;
    }

    private static void row(PrintWriter out, String name, List<Duration> delays, double seconds) {
        Delays sorted = new Delays(delays);
        out.printf(
                Locale.ROOT,
                "%-8s %,10d %12.1f %10.2f %10.2f %10.2f%n",
                name,
                sorted.count(),
                sorted.count() / seconds,
                sorted.percentile(50).toMillis() / MILLIS,
                sorted.percentile(95).toMillis() / MILLIS,
                sorted.percentile(100).toMillis() / MILLIS);
    }
}
