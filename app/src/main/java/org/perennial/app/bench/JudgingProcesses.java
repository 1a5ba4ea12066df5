package org.perennial.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.perennial.app.pipeline.StageName;
import org.perennial.app.pipeline.StageProcess;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.processing.ProcessingConfig;

/** Processing as processes of their own, each with one thread, that share the partitions of one broker. */
public final class JudgingProcesses implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-Xmx1g", "-XX:TieredStopAtLevel=4");
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final int LAST_LINES = 10;

    private final List<StageProcess> processes = new ArrayList<>();

    private JudgingProcesses() {}

    /**
     * Starts them, and waits until all have their share.
     *
     * @param server which they find in their settings and do not use
     * @throws IllegalStateException with the last lines of a log if one ends, or they have not all begun after minutes
     */
    public static JudgingProcesses start(int number, int partitions, BenchBroker broker, EmbeddedDatabase server)
            throws IOException, InterruptedException, ExecutionException {
        JudgingProcesses started = new JudgingProcesses();
        try (Admin admin = Admin.create(broker.client())) {
            for (int i = 1; i <= number; i++) {
                started.processes.add(process(name(i), partitions, broker, server));
            }
            started.awaitShares(admin, broker.data().root());
        } catch (IOException | InterruptedException | ExecutionException | RuntimeException failed) {
            started.close();
            throw failed;
        }
        return started;
    }

    private static StageProcess process(String instance, int partitions, BenchBroker broker, EmbeddedDatabase server)
            throws IOException {
        return StageProcess.start(
                StageName.PROCESSING,
                List.of(
                        "data-directory=" + broker.data().directory(instance),
                        "kafka.bootstrap.servers=" + broker.client().get("bootstrap.servers"),
                        "database.url=" + server.jdbcUrl(),
                        "database.user=" + server.user(),
                        "database.password=" + server.password(),
                        "processing.instance-id=" + instance,
                        "processing.threads=1",
                        "processing.partitions=" + partitions,
                        "operations.port=0"),
                OPTIONS,
                log(broker.data().root(), instance));
    }

    private void awaitShares(Admin admin, Path logs) throws IOException, InterruptedException, ExecutionException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!haveShares(admin)) {
            if (System.nanoTime() > end || !processes.stream().allMatch(StageProcess::isAlive)) {
                String named = name(firstEnded());
                throw new IllegalStateException("of " + processes.size() + " processes that judge not all have begun; "
                        + named + " said at last: " + lastLines(log(logs, named)));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** The number of the first that has ended, or 1 if none has. */
    private int firstEnded() {
        for (int i = 0; i < processes.size(); i++) {
            if (!processes.get(i).isAlive()) {
                return i + 1;
            }
        }
        return 1;
    }

    private static String name(int number) {
        return "processing-" + number;
    }

    private boolean haveShares(Admin admin) throws InterruptedException, ExecutionException {
        try {
            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(ProcessingConfig.APPLICATION_ID))
                    .all()
                    .get()
                    .get(ProcessingConfig.APPLICATION_ID);
            return group != null
                    && group.groupState() == GroupState.STABLE
                    && group.members().size() == processes.size()
                    && group.members().stream()
                            .noneMatch(member ->
                                    member.assignment().topicPartitions().isEmpty());
        } catch (ExecutionException notYet) {
            if (notYet.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw notYet;
        }
    }

    private static Path log(Path folder, String instance) {
        return folder.resolve(instance + ".log");
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    @Override
    public void close() {
        processes.forEach(StageProcess::close);
    }
}
