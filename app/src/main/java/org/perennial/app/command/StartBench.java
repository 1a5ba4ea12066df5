package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.perennial.app.bench.Delays;
import org.perennial.app.config.Configuration;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.pipeline.RunningInstance;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.sink.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial bench start}: from the command to the first stored article. */
@Command(
        name = "start",
        description = {
            "Seconds from perennial demo on an empty data directory until it is at work and until its first article is stored, and the"
                    + " same once more on the directory that is there then; beside the same without the archive of classes that"
                    + " bin/archive-classes has made (class-data sharing)."
        },
        mixinStandardHelpOptions = true)
public final class StartBench implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final double MILLIS = 1000;
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";
    private static final int MEDIAN = 50;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "How many starts of each kind; told is the median (${DEFAULT-VALUE}).")
    private int rounds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Clock clock = Clock.systemUTC();

    /** One start: until all stages run, and until the first article after it is stored. */
    private record Start(Duration running, Duration stored) {}

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("perennial-bench");
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        try {
            out.printf("%-44s %12s %18s%n", "seconds until", "at work", "an article stored");
            row(out, "first start", starts(folder, "first", true, options));
            row(out, "another start", starts(folder, "first", false, options));
            List<String> bare = options.stream()
                    .filter(option -> !option.startsWith(ARCHIVE))
                    .toList();
            if (bare.size() < options.size()) {
                row(out, "first start, no archive of classes", starts(folder, "bare", true, bare));
                row(out, "another start, no archive of classes", starts(folder, "bare", false, bare));
            } else {
                out.println("there is no archive of classes; to make it: bin/archive-classes");
            }
        } finally {
            DataDirectory.erase(folder);
        }
        return Exit.OK;
    }

    /** @param fresh whether each has an empty data directory; else all have the first of that name */
    private List<Start> starts(Path folder, String name, boolean fresh, List<String> options)
            throws IOException, InterruptedException, SQLException {
        List<Start> starts = new ArrayList<>();
        try (Progress progress = Progress.of(name + (fresh ? ", first start" : ", another start"), "starts", rounds)) {
            for (int round = 0; round < rounds; round++) {
                starts.add(start(folder.resolve(name + (fresh ? round : 0)), options));
                progress.step();
            }
        }
        return starts;
    }

    private Start start(Path data, List<String> options) throws IOException, InterruptedException, SQLException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.perennial.app.Perennial", "demo"));
        List<String> settings = List.of("data-directory=" + data, "web.port=0");
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        Path log = Files.createTempFile("perennial-bench", ".log");
        Instant began = clock.instant();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Configuration configuration = Configuration.load(null, Map.of(), settings);
            RunningInstance running = running(data, process, log);
            Duration atWork = Duration.between(began, clock.instant());
            try (Database database = Database.open(StageSettings.database(configuration, running, data))) {
                return new Start(atWork, Duration.between(began, firstStored(database, began, log)));
            }
        } finally {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.delete(log);
        }
    }

    private RunningInstance running(Path data, Process process, Path log) throws IOException {
        Instant end = clock.instant().plus(PATIENCE);
        while (process.isAlive() && clock.instant().isBefore(end)) {
            Optional<RunningInstance> running = RunningInstance.on(data).filter(one -> one.pid() == process.pid());
            if (running.isPresent()) {
                return running.get();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IOException("the demo did not start: " + Files.readString(log));
    }

    private Instant firstStored(Database database, Instant began, Path log) throws IOException, SQLException {
        Instant end = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(end)) {
            try (Connection connection = database.dataSource().getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("SELECT min(stored) FROM article WHERE stored > ?")) {
                statement.setObject(1, began.atOffset(ZoneOffset.UTC));
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getObject(1) != null) {
                        return row.getObject(1, OffsetDateTime.class).toInstant();
                    }
                }
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IOException("the demo stored nothing: " + Files.readString(log));
    }

    private static void row(PrintWriter out, String name, List<Start> starts) {
        out.printf(
                Locale.ROOT,
                "%-44s %12.1f %18.1f%n",
                name,
                median(starts.stream().map(Start::running).toList()),
                median(starts.stream().map(Start::stored).toList()));
        out.flush();
    }

    private static double median(List<Duration> durations) {
        return new Delays(durations).percentile(MEDIAN).toMillis() / MILLIS;
    }
}
