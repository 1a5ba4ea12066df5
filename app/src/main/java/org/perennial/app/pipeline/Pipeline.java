package org.perennial.app.pipeline;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.health.HealthWatch;
import org.perennial.app.health.PartitionWatch;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.contract.Json;
import org.perennial.contract.TopicAdministration;
import org.perennial.ingest.fetch.Poster;
import org.perennial.ingest.poll.IngestStage;
import org.perennial.ingest.source.Source;
import org.perennial.processing.Changelogs;
import org.perennial.processing.ProcessingConfig;
import org.perennial.processing.ProcessingStage;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.processing.knowledge.KnowledgeFolder;
import org.perennial.processing.knowledge.KnowledgeWatch;
import org.perennial.processing.stories.StoryEmbedding;
import org.perennial.sink.Database;
import org.perennial.sink.FilesConfig;
import org.perennial.sink.SinkConfig;
import org.perennial.sink.SinkStage;
import org.perennial.sink.files.FileArticleStore;
import org.perennial.sink.files.FileFormat;
import org.perennial.watch.channel.TopicChannel;
import org.perennial.watch.ledger.Looks;
import org.perennial.watch.ledger.WatchStage;
import org.perennial.web.Readiness;
import org.perennial.web.WatchRoom;
import org.perennial.web.WebConfig;
import org.perennial.web.WebStage;
import org.perennial.web.event.EventDesk;
import org.perennial.web.operations.OperationsDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stages of one process, with the servers that it brings along.
 *
 * <p>Starting returns when every stage is at work. Closing stops the stages before the servers, the last started first; it
 * is called by one thread. All else may be called by any thread.
 */
public final class Pipeline implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** A broker that is there answers within it, and nobody has to be told. */
    private static final Duration UNREMARKABLE = Duration.ofSeconds(3);

    private final Deque<Part> parts = new ArrayDeque<>();
    private final Readinesses readiness = new Readinesses();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private @Nullable IngestStage ingest;
    private @Nullable SinkStage sink;
    private @Nullable Database database;
    private @Nullable HealthWatch health;
    private @Nullable WebStage web;
    private String bootstrapServers = "";
    private String entryUrl = "";

    /** Something that was started, by the name under which its end is logged. */
    private record Part(String name, AutoCloseable closeable) {}

    private Pipeline() {}

    /**
     * Starts stages.
     *
     * @param stages which; at least one
     * @param sources the feeds that ingest reads; not used without it
     * @param progress takes one line for the user before each slow step
     */
    public static Pipeline start(
            Configuration configuration,
            Set<StageName> stages,
            List<Source> sources,
            Clock clock,
            Consumer<String> progress)
            throws InterruptedException {
        StageSettings.check(configuration);
        Pipeline pipeline = new Pipeline();
        boolean started = false;
        try {
            pipeline.startAll(configuration, stages, sources, clock, progress);
            started = true;
            return pipeline;
        } finally {
            if (!started) {
                pipeline.close();
            }
        }
    }

    private void startAll(
            Configuration configuration,
            Set<StageName> stages,
            List<Source> sources,
            Clock clock,
            Consumer<String> progress)
            throws InterruptedException {
        watchProcess();
        KnowledgeFolder knowledge = StageSettings.knowledge(configuration);
        String known = knowledge.state(); // before it is read: what changes meanwhile is read again
        if (stages.contains(StageName.PROCESSING)) {
            knowledge.check(); // a broken file is told before anything is started
            StageSettings.embedding(configuration).check();
        }
        // What the judges know takes as long to load as the servers take to start.
        CompletableFuture<Judgements> judgements = stages.contains(StageName.PROCESSING)
                ? CompletableFuture.supplyAsync(
                        () -> Judgements.load(Stage.all(), knowledge.read(), StageSettings.detector(configuration)))
                : new CompletableFuture<>();
        boolean withDatabase = stages.stream().anyMatch(StageName::needsDatabase);
        DataDirectory data = keep("data directory", DataDirectory.open(StageSettings.dataDirectory(configuration)));
        Servers servers = keep("servers", Servers.start(configuration, data, withDatabase, clock, progress));
        bootstrapServers = servers.bootstrapServers();
        servers.broker().ifPresent(broker -> readiness.server("broker", broker::isRunning));
        progress.accept("Starting " + String.join(", ", names(stages)));
        makeTopics(servers, StageSettings.replicas(configuration), progress);
        // Those that need no database come first: they find their partitions and read their feeds while tables are
        // made.
        if (stages.contains(StageName.PROCESSING)) {
            startProcessing(configuration, servers, data, knowledge, known, judgements, clock);
        }
        if (stages.contains(StageName.INGEST)) {
            IngestStage stage = keep(
                    "ingest",
                    IngestStage.start(StageSettings.ingest(configuration), sources, servers.kafka(), clock, metrics));
            ingest = stage;
            readiness.add("ingest", stage::isRunning, Optional::empty);
            readiness.report(
                    "feeds", stage::problem, "look at the network and its names, then try: perennial sources check");
        }
        String databaseUrl = null;
        if (withDatabase) {
            Servers.OpenDatabase open = servers.database();
            database = open.connections();
            databaseUrl = open.url();
            EmbeddedDatabase server = open.server();
            if (server != null) {
                readiness.server("database", server::isRunning);
            }
        }
        if (stages.contains(StageName.SINK)) {
            startSink(configuration, servers, clock);
        }
        EventDesk desk = new FolderDesk(knowledge);
        if (stages.contains(StageName.WATCH)) {
            startWatch(configuration, servers, desk, clock);
        }
        WebConfig shown = stages.contains(StageName.WEB)
                ? StageSettings.web(configuration, data)
                : StageSettings.operations(configuration, data);
        DataSource coverage = stages.contains(StageName.WEB) ? dataSource() : null;
        WatchRoom watches = coverage == null ? null : WatchParts.room(configuration, coverage, desk::registry, clock);
        OperationsDesk operations = coverage == null
                ? null
                : keep(
                        "operations",
                        new RunningOperations(configuration, servers.kafka(), coverage, health, data.root(), clock));
        web = keep(
                "web",
                WebStage.start(
                        shown, new WebStage.Contents(coverage, desk, watches, operations), readiness, metrics, clock));
        entryUrl = web.address() + "login?token=" + shown.token();
        data.write(
                RunningInstance.FILE,
                Json.write(new RunningInstance(
                        ProcessHandle.current().pid(),
                        clock.instant(),
                        bootstrapServers,
                        databaseUrl,
                        stages.contains(StageName.WEB) ? web.address().toString() : null)));
    }

    private void startProcessing(
            Configuration configuration,
            Servers servers,
            DataDirectory data,
            KnowledgeFolder knowledge,
            String known,
            CompletableFuture<Judgements> judgements,
            Clock clock)
            throws InterruptedException {
        StoryEmbedding model = StageSettings.embedding(configuration).open();
        if (model != null) {
            keep("embedding model", model.embedder());
        }
        Judgements judges = judgements.join().with(model);
        ProcessingConfig processing = StageSettings.processing(configuration, data);
        amendChangelogs(servers, processing.applicationId());
        ProcessingStage stage =
                keep("processing", ProcessingStage.start(processing, servers.kafka(), clock, metrics, judges));
        readiness.add("processing", stage::isRunning, Optional::empty);
        PartitionWatch partitions = keep(
                "watch of partitions",
                PartitionWatch.start(servers.kafka(), processing.applicationId(), clock, metrics));
        readiness.report(
                "partitions", partitions::problem, "see \"A partition that stands still\" in docs/operations.md");
        KnowledgeWatch watch = keep(
                "watch of languages and events", KnowledgeWatch.start(knowledge, known, BETWEEN_LOOKS, judges::learn));
        readiness.warn("knowledge", watch::problem);
    }

    private void startSink(Configuration configuration, Servers servers, Clock clock) {
        SinkStage stage = keep(
                "sink",
                SinkStage.start(StageSettings.sink(configuration), dataSource(), servers.kafka(), clock, metrics));
        sink = stage;
        readiness.add("sink", stage::isRunning, stage::problem);
        HealthWatch watch = keep("health of sources", HealthWatch.start(dataSource(), clock, metrics));
        health = watch;
        readiness.report(
                "sources",
                watch::problem,
                "look at them with: perennial sources list, perennial sources check --stored");
        startFiles(configuration, servers, clock);
    }

    private void startFiles(Configuration configuration, Servers servers, Clock clock) {
        SinkConfig config = StageSettings.sink(configuration);
        FilesConfig files = config.files();
        Path directory = files.directory();
        Optional<FileFormat> format = FileFormat.of(files.format());
        if (format.isEmpty() || directory == null) {
            return;
        }
        SinkStage stage = keep(
                "sink into files",
                SinkStage.start(
                        config.ofFiles(),
                        "files",
                        new FileArticleStore(directory, format.get(), files.rows(), files.age(), clock),
                        servers.kafka(),
                        clock,
                        metrics));
        readiness.add("files", stage::isRunning, stage::problem);
    }

    private void startWatch(Configuration configuration, Servers servers, EventDesk desk, Clock clock) {
        WatchSettings settings = StageSettings.watch(configuration);
        Poster poster = keep("channels", WatchParts.poster(configuration, clock));
        TopicChannel topic = keep("alerts to the topic", new TopicChannel(servers.kafka()));
        WatchStage stage = keep(
                "watch",
                WatchStage.start(
                        new WatchStage.Parts(
                                dataSource(),
                                WatchParts.folder(configuration),
                                WatchParts.channels(poster, System.out::println, clock),
                                topic,
                                WatchParts.unsubscriptions(configuration, dataSource(), clock),
                                new Looks(dataSource(), WatchParts.looks(dataSource(), desk::registry), clock),
                                WatchParts.digestRuns(dataSource(), desk::registry, clock)),
                        settings.stage(),
                        settings.sending(),
                        clock,
                        new SplittableRandom()));
        readiness.add("watch", stage::isRunning, stage::problem);
        readiness.warn("watches", stage::filesProblem);
        readiness.report(
                "watch channels",
                stage::channelsProblem,
                "correct them in channels.yaml and try them with: perennial watch send-test CHANNEL");
    }

    private static void makeTopics(Servers servers, short replicas, Consumer<String> progress)
            throws InterruptedException {
        CompletableFuture<Void> late = CompletableFuture.runAsync(
                () -> progress.accept("Waiting for the broker at " + servers.bootstrapServers()),
                CompletableFuture.delayedExecutor(UNREMARKABLE.toMillis(), TimeUnit.MILLISECONDS));
        try (Admin admin = Admin.create(servers.kafka())) {
            try {
                TopicAdministration.create(admin, replicas);
            } catch (IllegalStateException | KafkaException e) {
                Throwable reason = e.getCause() == null ? e : e.getCause();
                throw new IllegalStateException(
                        "the broker at " + servers.bootstrapServers() + " cannot be used (" + reason.getMessage()
                                + "); look whether it runs, and whether kafka.bootstrap.servers and replicas are right",
                        e);
            }
            TopicAdministration.check(admin);
        } finally {
            late.cancel(false);
        }
    }

    private static void amendChangelogs(Servers servers, String applicationId) throws InterruptedException {
        try (Admin admin = Admin.create(servers.kafka())) {
            Changelogs.amend(admin, applicationId);
        }
    }

    /** Where the pages are; of a process without the web stage, where its health is. */
    public String webUrl() {
        return web == null ? "" : web.address().toString();
    }

    /** The address that logs a browser in and leads on to the pages. It holds the token: it is for the terminal only. */
    public String entryUrl() {
        return entryUrl;
    }

    /** Where the broker is. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Connections to the database; for processes that run a stage which needs one. */
    public DataSource dataSource() {
        if (database == null) {
            throw new IllegalStateException("no stage of this process has a database");
        }
        return database.dataSource();
    }

    /** How far things have come, in a line for people. */
    public String progress() {
        List<String> line = new ArrayList<>();
        if (ingest != null) {
            line.add(ingest.progress().toString());
        }
        if (sink != null) {
            line.add(sink.progress().written() + " articles stored");
        }
        return String.join(", ", line);
    }

    /** What is ready and what is not, with the remedy. */
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closeable().close();
            } catch (Exception e) {
                log.atWarn()
                        .setMessage("part did not stop cleanly")
                        .addKeyValue("part", part.name())
                        .setCause(e)
                        .log();
            }
        }
    }

    private <T extends AutoCloseable> T keep(String name, T started) {
        parts.push(new Part(name, started));
        return started;
    }

    private void watchProcess() {
        new JvmMemoryMetrics().bindTo(metrics);
        keep("collector metrics", bound(new JvmGcMetrics()));
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
    }

    private JvmGcMetrics bound(JvmGcMetrics collector) {
        collector.bindTo(metrics);
        return collector;
    }

    private static List<String> names(Set<StageName> stages) {
        return stages.stream().sorted().map(StageName::toString).toList();
    }
}
