package org.perennial.app.drill;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.drill.DrillReport.Recovery;
import org.perennial.app.pipeline.StageName;
import org.perennial.app.servers.BrokerSettings;
import org.perennial.app.servers.DatabaseSettings;
import org.perennial.app.servers.EmbeddedBroker;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.contract.TopicAdministration;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;

/** Runs a drill: opens the newsroom, starts servers and stages, kills by plan, waits until all has settled, and judges. */
public final class Drill implements AutoCloseable {
    /** The word in titles that the drill's watch asks for. */
    static final String WATCHED = "harbour";

    private static final List<StageName> STAGES =
            List.of(StageName.INGEST, StageName.PROCESSING, StageName.SINK, StageName.WATCH);
    private static final int STAGE_HEAP_MEGABYTES = 384;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration WORST_MOMENT = Duration.ofSeconds(15);
    private static final int WAVES_A_SECOND = 5;
    private static final int FIRST_PORT = 21_000;
    private static final int PORTS = 4_000;

    private final DrillPlan plan;
    private final Clock clock;
    private final Consumer<String> said;
    private final DataDirectory data;
    private final DrillNewsroom newsroom;
    private final EmbeddedBroker broker;
    private final EmbeddedDatabase database;
    private final Database connections;
    private final Scene scene;
    private final Map<StageName, StageProcess> stages = new EnumMap<>(StageName.class);
    private final ScheduledExecutorService press = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "drill-press");
        thread.setDaemon(true);
        return thread;
    });

    private Drill(DrillPlan plan, Clock clock, Consumer<String> said) throws IOException, InterruptedException {
        this.plan = plan;
        this.clock = clock;
        this.said = said;
        data = DataDirectory.open(plan.folder());
        newsroom = DrillNewsroom.open(plan, clock);
        broker = EmbeddedBroker.start(data, BrokerSettings.defaults().withPort(freePort()), clock, said);
        database = EmbeddedDatabase.start(data, DatabaseSettings.defaults().withPort(freePort()), clock, said);
        connections = Database.open(new DatabaseConfig(database.jdbcUrl(), database.user(), database.password(), 2));
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            TopicAdministration.create(admin, (short) 1);
        }
        scene = new Scene(kafka, connections.dataSource());
    }

    /**
     * Runs a drill to its end.
     *
     * @param said takes a line for people at each step
     */
    public static DrillReport run(DrillPlan plan, Clock clock, Consumer<String> said)
            throws IOException, InterruptedException {
        try (Drill drill = new Drill(plan, clock, said)) {
            return drill.run();
        }
    }

    /** Where no other Perennial looks for one while a killed server is away, and no outgoing connection gets one. */
    private static int freePort() throws IOException {
        for (int port = FIRST_PORT + (int) (ProcessHandle.current().pid() % PORTS); ; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                if (port > FIRST_PORT + 2 * PORTS) {
                    throw taken;
                }
            }
        }
    }

    private DrillReport run() throws IOException, InterruptedException {
        startStages();
        long wave = 1000 / WAVES_A_SECOND;
        press.scheduleAtFixedRate(this::publish, 0, wave, TimeUnit.MILLISECONDS);
        said.accept("Waiting for the first article and the first message");
        Instant began = clock.instant();
        if (!await(
                plan.patience(),
                () -> scene.hasStoredSince(Instant.EPOCH)
                        && !newsroom.received().isEmpty())) {
            throw new IllegalStateException("nothing was stored and told within " + seconds(plan.patience())
                    + "; look into the logs in " + plan.folder() + ", or give more --patience");
        }
        said.accept("Both came after " + seconds(Duration.between(began, clock.instant())));
        List<Recovery> recoveries = new ArrayList<>();
        for (Fault fault : Fault.plan(plan.seed(), plan.kills(), plan.victims(), plan.pause())) {
            LockSupport.parkNanos(fault.after().toNanos());
            Duration took = suffer(fault);
            recoveries.add(new Recovery(fault, took));
            said.accept(fault + ": at work again after " + seconds(took));
        }
        press.shutdownNow();
        said.accept("No more is published; waiting until all is stored and told");
        return settle(recoveries);
    }

    private void publish() {
        newsroom.publish(Math.max(1, plan.load().rate() / WAVES_A_SECOND));
    }

    private void startStages() throws IOException {
        Path sources = plan.folder().resolve("drill-sources.yaml");
        List<String> lines = new ArrayList<>(List.of("sources:"));
        newsroom.feedAddresses().forEach(feed -> lines.add("  - url: " + feed));
        Files.write(sources, lines);
        Path watches = Files.createDirectories(plan.folder().resolve("drill-watches"));
        Path secret = plan.folder().resolve("drill-secret");
        Files.writeString(secret, "of this drill only");
        Files.writeString(watches.resolve("channels.yaml"), """
                channels:
                  hook: {type: webhook, url: "%s", secret: "file:%s"}
                """.formatted(newsroom.hookAddress(), secret));
        Files.writeString(watches.resolve("drill.yaml"), """
                watches:
                  - name: drill
                    query: "title:%s"
                    deliver: {channels: [hook], schedule: instant, bundle: 0m, budget: 10000}
                    news: {stories: true, languages: false, numbers: false, revisions: false, outlets: 0}
                """.formatted(WATCHED));
        for (StageName stage : STAGES) {
            List<String> settings = List.of(
                    "data-directory=" + plan.folder().resolve("stage-" + stage),
                    "kafka.bootstrap.servers=" + broker.bootstrapServers(),
                    "database.url=" + database.jdbcUrl(),
                    "database.user=" + database.user(),
                    "database.password=" + database.password(),
                    "ingest.sources=" + sources,
                    "ingest.fetch-pages=false",
                    "ingest.interval=2s",
                    "ingest.min-interval=1s",
                    "ingest.host-pause=0ms",
                    "ingest.polling.adaptive=false",
                    "ingest.allow-networks=127.0.0.0/8",
                    "watch.directory=" + watches,
                    "watch.story-wait=10s",
                    "watch.deadline=5s",
                    "watch.allow-networks=127.0.0.0/8",
                    "operations.port=0");
            said.accept("Starting " + stage);
            stages.put(
                    stage,
                    StageProcess.start(
                            stage, settings, STAGE_HEAP_MEGABYTES, plan.folder().resolve(stage + ".log")));
        }
    }

    /** Kills, starts again, and returns how long it took until work came out again. */
    private Duration suffer(Fault fault) throws IOException, InterruptedException {
        if (fault.aimed()) {
            awaitWorstMoment(fault.victim());
        }
        Instant killed = clock.instant();
        int received = newsroom.received().size();
        switch (fault.victim()) {
            case INGEST -> restart(List.of(StageName.INGEST));
            case PROCESSING -> restart(List.of(StageName.PROCESSING));
            case SINK -> restart(List.of(StageName.SINK));
            case WATCH -> restart(List.of(StageName.WATCH));
            case BROKER -> broker.process().ifPresent(ProcessHandle::destroyForcibly);
            case DATABASE -> killDatabase();
            case ALL -> {
                broker.process().ifPresent(ProcessHandle::destroyForcibly);
                killDatabase();
                restart(STAGES);
            }
        }
        boolean tells = fault.victim() == Victim.WATCH || fault.victim() == Victim.ALL;
        await(plan.patience(), () -> tells ? newsroom.received().size() > received + 1 : scene.hasStoredSince(killed));
        return Duration.between(killed, clock.instant());
    }

    private void killDatabase() {
        database.process().ifPresent(postmaster -> {
            List<ProcessHandle> all = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private void restart(List<StageName> victims) throws IOException, InterruptedException {
        for (StageName stage : victims) {
            stage(stage).kill();
        }
        for (StageName stage : victims) {
            stage(stage).startAgain();
        }
    }

    private StageProcess stage(StageName name) {
        StageProcess stage = stages.get(name);
        if (stage == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return stage;
    }

    private void awaitWorstMoment(Victim victim) throws InterruptedException {
        switch (victim) {
            case INGEST -> opened(newsroom.whenFeedIsRead());
            case WATCH -> opened(newsroom.whenMessageArrives());
            case PROCESSING -> await(WORST_MOMENT, scene::isCommitInFlight);
            case SINK -> {
                int[] before = {-1};
                await(WORST_MOMENT, () -> {
                    int now = scene.stored();
                    boolean grew = before[0] >= 0 && now > before[0];
                    before[0] = now;
                    return grew;
                });
            }
            default -> {} // nothing to aim at
        }
    }

    private void opened(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(WORST_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
            said.accept("Its worst moment did not come within " + seconds(WORST_MOMENT));
        }
    }

    private DrillReport settle(List<Recovery> recoveries) throws InterruptedException {
        List<DrillReport> last = new ArrayList<>();
        boolean settled = await(plan.patience(), () -> {
            Evidence evidence = scene.evidence(newsroom.served(), newsroom.received());
            last.clear();
            last.add(new DrillReport(recoveries, evidence, DrillChecker.judge(evidence)));
            return evidence.raw().size() > 0 && last.get(0).findings().isEmpty();
        });
        if (!settled) {
            for (Map.Entry<StageName, StageProcess> stage : stages.entrySet()) {
                said.accept(stage.getKey() + (stage.getValue().isAlive() ? " runs" : " has ended"));
            }
        }
        if (last.isEmpty()) {
            throw new IllegalStateException("after " + seconds(plan.patience())
                    + " the broker or the database does not answer; look into " + plan.folder());
        }
        return last.get(0);
    }

    /** Something that holds or not, and cannot be told while a server is down. */
    private interface Condition {
        boolean holds() throws SQLException, InterruptedException, ExecutionException, TimeoutException;
    }

    /** Whether it came to hold in time. */
    private boolean await(Duration patience, Condition condition) throws InterruptedException {
        Instant end = clock.instant().plus(patience);
        while (clock.instant().isBefore(end)) {
            try {
                if (condition.holds()) {
                    return true;
                }
            } catch (SQLException | ExecutionException | TimeoutException | KafkaException down) {
                // it comes back, or the time runs out
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return false;
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        press.shutdownNow();
        stages.values().forEach(StageProcess::close);
        scene.close();
        connections.close();
        database.close();
        broker.close();
        newsroom.close();
        data.close();
    }
}
