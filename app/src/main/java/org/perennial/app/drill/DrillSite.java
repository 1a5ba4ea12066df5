package org.perennial.app.drill;

import static org.perennial.app.drill.Patience.seconds;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.pipeline.StageName;
import org.perennial.app.pipeline.StageProcess;
import org.perennial.app.servers.BrokerSettings;
import org.perennial.app.servers.DatabaseSettings;
import org.perennial.app.servers.EmbeddedBroker;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.contract.TopicAdministration;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;

/**
 * Where a drill takes place: a newsroom, a broker, a database, and each stage as a process of its own. Stages reach the
 * database and the newsroom through {@link FaultProxy}s, and the newsroom by a name that only the drill knows. Used by one
 * thread.
 */
final class DrillSite implements AutoCloseable {
    static final List<StageName> STAGES =
            List.of(StageName.INGEST, StageName.PROCESSING, StageName.SINK, StageName.WATCH);

    private static final int STAGE_HEAP_MEGABYTES = 384;
    private static final int FIRST_PORT = 21_000;
    private static final int PORTS = 4_000;

    private final DrillPlan plan;
    private final Clock clock;
    private final Consumer<String> said;
    private final DataDirectory data;
    private final @Nullable SmallDisk smallDisk;
    private final DrillNewsroom newsroom;
    private final Press press;
    private final Patience patience;
    private final EmbeddedBroker broker;
    private final EmbeddedDatabase database;
    private final FaultProxy wayToDatabase;
    private final FaultProxy wayToNewsroom;
    private final Database connections;
    private final Scene scene;
    private final Path hosts;
    private final Map<StageName, StageProcess> stages = new EnumMap<>(StageName.class);
    /** What is stopped by a signal leaves no process and no file system behind. */
    private final Thread clearAway = new Thread(this::clearAway, "drill-clear-away");

    private final Map<StageName, Integer> ports = new EnumMap<>(StageName.class);
    private int nextPort = FIRST_PORT + (int) (ProcessHandle.current().pid() % PORTS);

    private DrillSite(DrillPlan plan, boolean onSmallDisk, Clock clock, Consumer<String> said)
            throws IOException, InterruptedException {
        this.plan = plan;
        this.clock = clock;
        this.said = said;
        patience = new Patience(clock);
        data = DataDirectory.open(plan.folder());
        smallDisk = onSmallDisk ? SmallDisk.mount(data.directory("kafka")).orElse(null) : null;
        newsroom = DrillNewsroom.open(plan, clock, InetAddress.getLoopbackAddress());
        press = new Press(newsroom, plan.load().rate());
        wayToNewsroom = FaultProxy.to(newsroom.port());
        newsroom.callAt("http://" + DrillNewsroom.HOST + ":" + wayToNewsroom.port());
        hosts = plan.folder().resolve("drill-hosts");
        nameNewsroom(true);
        broker = EmbeddedBroker.start(data, BrokerSettings.defaults().withPort(freePort()), clock, said);
        database = EmbeddedDatabase.start(data, DatabaseSettings.defaults().withPort(freePort()), clock, said);
        wayToDatabase = FaultProxy.to(
                URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort());
        connections = Database.open(new DatabaseConfig(database.jdbcUrl(), database.user(), database.password(), 2));
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            TopicAdministration.create(admin, (short) 1);
        }
        scene = new Scene(kafka, connections.dataSource());
        Runtime.getRuntime().addShutdownHook(clearAway);
    }

    private void clearAway() {
        stages.values().forEach(StageProcess::close);
        smallDisk().ifPresent(SmallDisk::close);
    }

    /** Opens newsroom and servers; stages run after {@link #startStages}. */
    static DrillSite open(DrillPlan plan, Clock clock, Consumer<String> said) throws IOException, InterruptedException {
        return new DrillSite(plan, false, clock, said);
    }

    /** The same with the broker on a small disk of its own, where one can be mounted. */
    static DrillSite openOnSmallDisk(DrillPlan plan, Clock clock, Consumer<String> said)
            throws IOException, InterruptedException {
        return new DrillSite(plan, true, clock, said);
    }

    /** The broker's own disk; empty if it has none. */
    Optional<SmallDisk> smallDisk() {
        return Optional.ofNullable(smallDisk);
    }

    Press press() {
        return press;
    }

    DrillNewsroom newsroom() {
        return newsroom;
    }

    EmbeddedBroker broker() {
        return broker;
    }

    EmbeddedDatabase database() {
        return database;
    }

    FaultProxy wayToDatabase() {
        return wayToDatabase;
    }

    FaultProxy wayToNewsroom() {
        return wayToNewsroom;
    }

    Scene scene() {
        return scene;
    }

    /** The processes of stages and servers as they run now, by name. */
    Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new TreeMap<>();
        stages.forEach((name, stage) -> processes.put(name.toString(), stage.handle()));
        broker.process().ifPresent(process -> processes.put("broker", process));
        database.process().ifPresent(process -> processes.put("database", process));
        return processes;
    }

    /** Where each stage tells of its health. */
    Map<StageName, Integer> operationsPorts() {
        return Map.copyOf(ports);
    }

    Path log(StageName stage) {
        return plan.folder().resolve(stage + ".log");
    }

    /** Whether stages find the newsroom by its name from now on. */
    void nameNewsroom(boolean known) throws IOException {
        List<String> lines = new ArrayList<>(List.of("127.0.0.1 localhost"));
        try {
            lines.add("127.0.0.1 " + InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            // then nobody asks for it
        }
        if (known) {
            lines.add("127.0.0.1 " + DrillNewsroom.HOST);
        }
        Files.write(hosts, lines);
    }

    /** Where no other Perennial looks for one while a killed server is away, and no outgoing connection gets one. */
    private int freePort() throws IOException {
        int last = nextPort + PORTS;
        while (true) {
            try (ServerSocket socket = new ServerSocket(nextPort++, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                if (nextPort > last) {
                    throw taken;
                }
            }
        }
    }

    /**
     * Starts the stages and the press, and waits for the first article and the first message.
     *
     * @param options of the stages' JVMs beyond a drill's own
     */
    void startStages(String... options) throws IOException, InterruptedException {
        DrillFiles files = DrillFiles.write(plan.folder(), plan.folder(), newsroom);
        String url = database.jdbcUrl().replaceFirst(":\\d+/", ":" + wayToDatabase.port() + "/");
        for (StageName stage : STAGES) {
            int port = freePort();
            ports.put(stage, port);
            List<String> settings = List.of(
                    "data-directory=" + plan.folder().resolve("stage-" + stage),
                    "kafka.bootstrap.servers=" + broker.bootstrapServers(),
                    "database.url=" + url,
                    "database.user=" + database.user(),
                    "database.password=" + database.password(),
                    "ingest.sources=" + files.sources(),
                    "ingest.fetch-pages=false",
                    "ingest.interval=2s",
                    "ingest.min-interval=1s",
                    "ingest.host-pause=0ms",
                    "ingest.polling.adaptive=false",
                    "ingest.allow-networks=127.0.0.0/8",
                    "watch.directory=" + files.watches(),
                    "watch.story-wait=10s",
                    "watch.deadline=5s",
                    "watch.allow-networks=127.0.0.0/8",
                    "operations.port=" + port);
            said.accept("Starting " + stage);
            stages.put(stage, StageProcess.start(stage, settings, options(options), log(stage)));
        }
        press.start();
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
    }

    /** Names are looked up in the drill's own file, and known for a second. */
    private List<String> options(String... more) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + STAGE_HEAP_MEGABYTES + "m",
                "-Djdk.net.hosts.file=" + hosts,
                "-Dsun.net.inetaddr.ttl=1",
                "-Dsun.net.inetaddr.negative.ttl=1"));
        options.addAll(List.of(more));
        return options;
    }

    void kill(List<StageName> victims) throws InterruptedException {
        for (StageName stage : victims) {
            stage(stage).kill();
        }
    }

    void startAgain(List<StageName> victims) throws IOException {
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

    /** Waits until nothing is wrong with what is left behind, or patience is at its end; says what is left and what is wrong. */
    DrillReport settle(List<DrillReport.Recovery> recoveries) throws InterruptedException {
        DrillReport report = scene.settle(newsroom, recoveries, patience, plan.patience())
                .orElseThrow(() -> new IllegalStateException("after " + seconds(plan.patience())
                        + " the broker or the database does not answer; look into " + plan.folder()));
        if (!report.findings().isEmpty()) {
            stages.forEach((name, stage) -> said.accept(name + (stage.isAlive() ? " runs" : " has ended")));
        }
        return report;
    }

    /** Whether it came to hold in time. */
    boolean await(Duration longest, Patience.Condition condition) throws InterruptedException {
        return patience.await(longest, condition);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(clearAway);
        press.close();
        stages.values().forEach(StageProcess::close);
        scene.close();
        connections.close();
        wayToDatabase.close();
        wayToNewsroom.close();
        database.close();
        broker.close();
        newsroom.close();
        smallDisk().ifPresent(SmallDisk::close);
        data.close();
    }
}
