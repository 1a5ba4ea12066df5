package org.perennial.app.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.analysis.language.LanguageEngine;
import org.perennial.app.bench.BenchBroker;
import org.perennial.app.bench.InventedArchive;
import org.perennial.app.bench.JudgingProcesses;
import org.perennial.app.bench.NaivePipeline;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.servers.DatabaseSettings;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.contract.RawArticle;
import org.perennial.processing.PassThrough;
import org.perennial.processing.ProcessingStage;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.processing.knowledge.Knowledge;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.SinkConfig;
import org.perennial.sink.SinkStage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial bench pipeline}: from a raw article to its row, beside what is the most and what one writes first. */
@Command(
        name = "pipeline",
        description = {
            "Articles a second through processing, exactly once, and into PostgreSQL, beside a topology that only carries the same"
                    + " records on and beside a naive pipeline: Lingua on each text, copies by hash, a transaction an article; then by one"
                    + " process that judges and by several.",
            "Broker and database are processes of their own; the articles are invented words of eleven languages, as frequent as words are, one in five a copy. Lingua needs"
                    + " more memory than is usual here: PERENNIAL_OPTS=-Xmx3g perennial bench pipeline."
        },
        mixinStandardHelpOptions = true)
public final class PipelineBench implements Callable<Integer> {
    private static final String THROUGH = "bench.through";
    private static final double NANOS = 1e9;
    private static final int WARM = 10;
    private static final int SITES = 500;
    private static final long SEED = 2_025;

    @Option(
            names = "--articles",
            defaultValue = "20000",
            paramLabel = "N",
            description = "How many articles (${DEFAULT-VALUE}); the naive pipeline gets a tenth of them.")
    private int count;

    @Option(
            names = "--partitions",
            defaultValue = "1,2,4",
            split = ",",
            paramLabel = "N",
            description = "Over how many partitions and threads, one after the other (${DEFAULT-VALUE}).")
    private List<Integer> partitions = List.of();

    @Option(
            names = "--processes",
            defaultValue = "1,2,4",
            split = ",",
            paramLabel = "N",
            description =
                    "Then in how many processes that judge, one thread each, one after the other, over as many partitions as"
                            + " there are most of them (${DEFAULT-VALUE}; 0 for none).")
    private List<Integer> processes = List.of();

    @Option(
            names = "--language-engine",
            defaultValue = "fast",
            split = ",",
            paramLabel = "NAME",
            description = "Who tells the language, one after the other: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private List<LanguageEngine> engines = List.of();

    @Option(names = "--no-naive", description = "Leaves the naive pipeline out, which needs 2 GB of heap.")
    private boolean withoutNaive;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    /** Articles a second of one run. */
    private record Run(int partitions, LanguageEngine engine, double through, double pipeline) {
        String name() {
            return partitions
                    + (partitions == 1 ? " partition" : " partitions")
                    + (engine == LanguageEngine.FAST
                            ? ""
                            : ", by " + engine.name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        List<Run> runs = new ArrayList<>();
        Map<Integer, Double> shared = new LinkedHashMap<>();
        double naive = 0;
        Path folder = Files.createTempDirectory("perennial-bench");
        try (DataDirectory data = DataDirectory.open(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(data, DatabaseSettings.defaults(), clock);
                Database database =
                        Database.open(new DatabaseConfig(server.jdbcUrl(), server.user(), server.password(), 4))) {
            for (LanguageEngine engine : engines) {
                Judgements judgements = Judgements.load(
                        Stage.all(), Knowledge.own(), new DetectorChoice(engine, DetectorChoice.DEFAULT.refinements()));
                for (int number : partitions) {
                    runs.add(run(judgements, engine, number, database));
                }
            }
            int most = Collections.max(processes);
            for (int number : processes) {
                if (number > 0) {
                    shared.put(number, inProcesses(number, most, server, database));
                }
            }
            if (!withoutNaive) {
                naive = naive(articles("naive").subList(0, count / WARM), database);
            }
        } finally {
            DataDirectory.erase(folder);
        }
        out.printf(
                Locale.ROOT,
                "%,d articles of %,.0f characters; articles a second after the first tenth%n%n",
                count,
                articles("naive").stream()
                        .mapToInt(article -> article.text().length())
                        .average()
                        .orElse(0));
        out.printf("%-44s %10s %16s %14s%n", "", "articles/s", "of pass-through", "times naive");
        for (Run run : runs) {
            out.printf(
                    Locale.ROOT, "%-44s %10.0f %16s %14s%n", "pass-through, " + run.name(), run.through(), "1.00", "");
            out.printf(
                    Locale.ROOT,
                    "%-44s %10.0f %16.2f %14s%n",
                    "processing and sink, " + run.name(),
                    run.pipeline(),
                    run.pipeline() / run.through(),
                    naive == 0 ? "" : String.format(Locale.ROOT, "%.1f", run.pipeline() / naive));
        }
        if (naive > 0) {
            out.printf(Locale.ROOT, "%-44s %10.0f %16s %14s%n", "naive, one thread", naive, "", "1.0");
        }
        print(out, shared);
        return Exit.OK;
    }

    private static void print(PrintWriter out, Map<Integer, Double> shared) {
        if (shared.isEmpty()) {
            return;
        }
        out.printf("%n%-44s %10s %16s%n", "processing in processes of one thread", "articles/s", "times the first");
        double first = shared.values().iterator().next();
        shared.forEach((number, rate) -> out.printf(
                Locale.ROOT,
                "%-44s %10.0f %16.2f%n",
                number + (number == 1 ? " process" : " processes"),
                rate,
                rate / first));
    }

    /** On a broker of its own, whose topics have so many partitions. */
    private Run run(Judgements judgements, LanguageEngine engine, int number, Database database)
            throws IOException, InterruptedException, ExecutionException {
        try (BenchBroker broker = BenchBroker.start(number, clock, THROUGH)) {
            broker.publish(articles(engine.name() + '/' + number).stream());
            double through;
            try (Admin admin = Admin.create(broker.client());
                    PassThrough topology =
                            PassThrough.start(broker.processing("through"), broker.client(), THROUGH, clock)) {
                through = articlesASecond("Passing through", () -> written(admin, number));
            }
            try (ProcessingStage processing = ProcessingStage.start(
                            broker.processing("processing"),
                            broker.client(),
                            clock,
                            new SimpleMeterRegistry(),
                            judgements);
                    SinkStage sink = sink(engine.name() + number, broker, database)) {
                double whole = articlesASecond("Processing and storing, " + number, () -> stored(sink));
                return new Run(number, engine, through, whole);
            }
        }
    }

    /** Articles a second by processes that all wait before the first article is there; the sink alone is in this one. */
    private double inProcesses(int number, int partitionsOfAll, EmbeddedDatabase server, Database database)
            throws IOException, InterruptedException, ExecutionException {
        String name = "processes" + number;
        try (BenchBroker broker = BenchBroker.start(partitionsOfAll, clock);
                JudgingProcesses judging = JudgingProcesses.start(number, partitionsOfAll, broker, server);
                SinkStage sink = sink(name, broker, database)) {
            broker.publish(articles(name).stream());
            return articlesASecond("Processing in " + number, () -> stored(sink));
        }
    }

    private SinkStage sink(String name, BenchBroker broker, Database database) {
        return SinkStage.start(
                new SinkConfig(500, Duration.ofMillis(200), "perennial-bench-" + name, null, null),
                database.dataSource(),
                broker.client(),
                clock,
                new SimpleMeterRegistry());
    }

    private static long stored(SinkStage sink) {
        return sink.progress().written() + sink.progress().unchanged();
    }

    private double articlesASecond(String what, LongSupplier done) {
        try (Progress progress = Progress.of(what, "articles", count)) {
            long begin = 0;
            long doneWhenWarm = 0;
            for (long now = done.getAsLong(); now < count; now = done.getAsLong()) {
                if (begin == 0 && now >= count / WARM) {
                    begin = System.nanoTime();
                    doneWhenWarm = now;
                }
                progress.stepTo(now);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            return (count - doneWhenWarm) / ((System.nanoTime() - begin) / NANOS);
        }
    }

    /** How many records have been committed, with the marks of transactions: one in some hundred. */
    private static long written(Admin admin, int number) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < number; partition++) {
            latest.put(new TopicPartition(THROUGH, partition), OffsetSpec.latest());
        }
        try {
            return admin
                    .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Long.MAX_VALUE;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not answer", e);
        }
    }

    private double naive(List<RawArticle> articles, Database database) throws SQLException {
        NaivePipeline pipeline = new NaivePipeline(database.dataSource());
        int warm = articles.size() / WARM;
        long begin = 0;
        try (Progress progress = Progress.of("Naive", "articles", articles.size())) {
            for (int i = 0; i < articles.size(); i++) {
                if (i == warm) {
                    begin = System.nanoTime();
                }
                pipeline.take(articles.get(i));
                progress.step();
            }
        }
        return (articles.size() - warm) / ((System.nanoTime() - begin) / NANOS);
    }

    /** Invented articles, as if they all came within the last hours, under addresses of the run's own. */
    private List<RawArticle> articles(String run) {
        InventedArchive archive = new InventedArchive(SEED, count);
        Instant begin = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(6));
        List<RawArticle> articles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            articles.add(archive.raw(i, "site-" + i % SITES + ".example", "/" + run + "/" + i, begin.plusMillis(i)));
        }
        return articles;
    }
}
