package org.perennial.app.drill;

import static org.perennial.app.drill.Patience.seconds;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.perennial.contract.TopicAdministration;
import org.perennial.contract.Topics;
import org.perennial.processing.ProcessingConfig;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;

/**
 * A cluster of containers in which a drill takes place: three brokers, a database, two processes that judge, one of each other
 * stage; and the drill's newsroom outside of them. Used by one thread.
 */
final class ClusterSite implements AutoCloseable {
    static final List<String> BROKERS = List.of("kafka", "kafka-2", "kafka-3");
    static final List<String> PROCESSING = List.of("processing", "processing-2");
    private static final List<String> OTHERS = List.of("ingest", "sink", "watch");
    private static final List<String> FILES = List.of("docker-compose.yml", "docker-compose.cluster.yml");
    private static final String DRILL_FILE = "docker-compose.drill.yml";
    private static final int PARTITIONS = 4;
    private static final short REPLICAS = 3;
    private static final int SECONDS = 20;

    private final DrillPlan plan;
    private final Clock clock;
    private final Consumer<String> said;
    private final Compose compose;
    private final DrillNewsroom newsroom;
    private final Press press;
    private final Patience patience;
    private final Database connections;
    private final Admin admin;
    private final Scene scene;

    private ClusterSite(DrillPlan plan, Path project, Clock clock, Consumer<String> said)
            throws IOException, InterruptedException {
        this.plan = plan;
        this.clock = clock;
        this.said = said;
        patience = new Patience(clock);
        Path folder = Files.createDirectories(plan.folder().toAbsolutePath());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        compose = new Compose("perennial-drill", project, files(project, folder));
        compose.set("DRILL_FOLDER", folder);
        compose.set("DRILL_PARTITIONS", PARTITIONS);
        compose.set("DRILL_NEWSROOM", "127.0.0.1"); // known as soon as there is a network
        Map<String, Integer> ports = new TreeMap<>();
        for (String server : List.of("kafka", "kafka-2", "kafka-3", "postgres")) {
            int port = freePort();
            ports.put(server, port);
            compose.set("DRILL_PORT_" + server.replace('-', '_').toUpperCase(Locale.ROOT), port);
        }
        startServers();
        String gateway = compose.inspect("kafka", "{{range .NetworkSettings.Networks}}{{.Gateway}}{{end}}");
        compose.set("DRILL_NEWSROOM", gateway);
        newsroom = DrillNewsroom.open(plan, clock, InetAddress.getByName(gateway));
        newsroom.callAt("http://" + DrillNewsroom.HOST + ":" + newsroom.port());
        press = new Press(newsroom, plan.load().rate());
        DrillFiles.write(folder, Path.of("/drill"), newsroom);
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers",
                BROKERS.stream().map(broker -> "127.0.0.1:" + ports.get(broker)).collect(Collectors.joining(",")));
        admin = Admin.create(kafka);
        makeTopics();
        connections = Database.open(new DatabaseConfig(
                "jdbc:postgresql://127.0.0.1:" + ports.get("postgres") + "/perennial", "perennial", "perennial", 2));
        scene = new Scene(kafka, connections.dataSource());
    }

    /** What does not start leaves its words and no containers behind. */
    private void startServers() throws IOException, InterruptedException {
        compose.run("down", "-v");
        said.accept("Building the image");
        compose.run("build", "newsroom");
        said.accept("Starting three brokers and the database");
        try {
            compose.run("up", "-d", "--no-deps", "kafka", "kafka-2", "kafka-3", "postgres");
            awaitHealthy("kafka", "kafka-2", "kafka-3", "postgres");
        } catch (IOException e) {
            keepLogs();
            compose.run("down", "-v");
            throw e;
        }
    }

    /**
     * Builds the image and starts brokers and database; stages run after {@link #startStages}.
     *
     * @param project the folder of Perennial's own compose files, built
     */
    static ClusterSite open(DrillPlan plan, Path project, Clock clock, Consumer<String> said)
            throws IOException, InterruptedException {
        return new ClusterSite(plan, project, clock, said);
    }

    private static List<Path> files(Path project, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : FILES) {
            Path file = project.toAbsolutePath().resolve(name);
            if (!Files.exists(file)) {
                throw new IOException(
                        file + " is not there: give --project with the folder that Perennial was built in");
            }
            files.add(file);
        }
        Path own = folder.resolve(DRILL_FILE);
        try (InputStream in = Objects.requireNonNull(ClusterSite.class.getResourceAsStream(DRILL_FILE))) {
            Files.copy(in, own);
        }
        files.add(own);
        return files;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void makeTopics() throws InterruptedException, IOException {
        try {
            admin.createTopics(Topics.HOMES.stream()
                            .map(topic -> new NewTopic(topic.name(), PARTITIONS, REPLICAS).configs(topic.settings()))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("the brokers do not make topics: " + e.getCause(), e);
        }
        TopicAdministration.create(admin, REPLICAS);
    }

    DrillNewsroom newsroom() {
        return newsroom;
    }

    Press press() {
        return press;
    }

    /** Starts the stages and the press, and waits for the first article and the first message. */
    void startStages() throws IOException, InterruptedException {
        said.accept("Starting ingest, two of processing, sink and watch");
        List<String> up = new ArrayList<>(List.of("up", "-d", "--no-deps"));
        up.addAll(PROCESSING);
        up.addAll(OTHERS);
        compose.run(up.toArray(String[]::new));
        press.start();
        if (!patience.await(
                plan.patience(),
                () -> scene.hasStoredSince(Instant.EPOCH)
                        && !newsroom.received().isEmpty())) {
            throw new IllegalStateException("nothing was stored and told within " + seconds(plan.patience())
                    + "; look into containers.log, or give more --patience");
        }
    }

    void kill(String... services) throws IOException, InterruptedException {
        List<String> kill = new ArrayList<>(List.of("kill", "-s", "KILL"));
        kill.addAll(List.of(services));
        compose.run(kill.toArray(String[]::new));
    }

    void stop(String service) throws IOException, InterruptedException {
        compose.run("stop", "-t", "60", service);
    }

    void start(String... services) throws IOException, InterruptedException {
        List<String> start = new ArrayList<>(List.of("start"));
        start.addAll(List.of(services));
        compose.run(start.toArray(String[]::new));
    }

    /** Waits until services are healthy and every broker holds all records. */
    void awaitWhole(String... services) throws IOException, InterruptedException {
        awaitHealthy(services);
        if (!patience.await(plan.patience(), this::isReplicated)) {
            throw new IllegalStateException(
                    "after " + seconds(plan.patience()) + " not every broker holds all records");
        }
    }

    private void awaitHealthy(String... services) throws IOException, InterruptedException {
        for (String service : services) {
            Instant end = clock.instant().plus(plan.patience());
            while (!compose.inspect(service, "{{.State.Health.Status}}").equals("healthy")) {
                if (clock.instant().isAfter(end)) {
                    throw new IOException(service + " is not healthy after " + seconds(plan.patience())
                            + "; look into containers.log, or give more --patience");
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /** Whether each partition is held by every broker that is to hold it. */
    private boolean isReplicated() throws InterruptedException, ExecutionException, TimeoutException {
        return admin
                .describeTopics(admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS))
                .allTopicNames()
                .get(SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size());
    }

    /** How many partitions of topics each process that judges reads, by its name. */
    Map<String, Integer> shares() throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Integer> shares = new TreeMap<>();
        ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(ProcessingConfig.APPLICATION_ID))
                .all()
                .get(SECONDS, TimeUnit.SECONDS)
                .get(ProcessingConfig.APPLICATION_ID);
        for (MemberDescription member : group == null ? List.<MemberDescription>of() : group.members()) {
            String thread = member.groupInstanceId().orElse(member.consumerId());
            shares.merge(
                    thread.replaceFirst("-\\d+$", ""),
                    member.assignment().topicPartitions().size(),
                    Integer::sum);
        }
        return shares;
    }

    /**
     * How long it took until all was stored that the newsroom gave out first after an instant, for some seconds; empty if patience
     * ended before.
     */
    Optional<Duration> untilStored(Instant from, Duration within) throws InterruptedException {
        if (!patience.await(plan.patience(), () -> firstServed(from).isPresent())) {
            return Optional.empty();
        }
        Instant first = firstServed(from).orElseThrow();
        patience.await(within, () -> false);
        List<String> wanted = newsroom.served().entrySet().stream()
                .filter(article -> !article.getValue().isBefore(first)
                        && article.getValue().isBefore(first.plus(within)))
                .map(Map.Entry::getKey)
                .toList();
        return patience.await(plan.patience(), () -> scene.storedAt().keySet().containsAll(wanted))
                ? Optional.of(Duration.between(from, clock.instant()))
                : Optional.empty();
    }

    private Optional<Instant> firstServed(Instant from) {
        return newsroom.served().values().stream()
                .filter(served -> !served.isBefore(from))
                .min(Comparator.naturalOrder());
    }

    /** Waits until nothing is wrong with what is left behind, or patience is at its end; says what is left and what is wrong. */
    DrillReport settle() throws InterruptedException {
        return scene.settle(newsroom, List.of(), patience, plan.patience())
                .orElseThrow(() -> new IllegalStateException("after " + seconds(plan.patience())
                        + " the brokers or the database do not answer; look into containers.log"));
    }

    /** Writes what the containers said into the drill's folder. */
    void keepLogs() throws IOException, InterruptedException {
        Files.writeString(plan.folder().resolve("containers.log"), compose.run("logs", "--no-color"));
    }

    @Override
    public void close() {
        press.close();
        scene.close();
        connections.close();
        admin.close();
        newsroom.close();
        try {
            compose.run("down", "-v");
        } catch (IOException left) {
            said.accept("The containers are left: " + left.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
