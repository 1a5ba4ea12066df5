package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.RunningInstance;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Json;
import org.perennial.processing.knowledge.KnowledgeFolder;
import org.perennial.sink.Database;
import org.perennial.watch.definition.Definitions;
import org.perennial.watch.ledger.Tellings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial doctor}: whether all that is needed is there, with a remedy for what is not. */
@Command(
        name = "doctor",
        description = "Looks whether all that is needed is there, and says how to mend what is not.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1 << 20;
    private static final long ENOUGH_DISK = 2_000 * MEGABYTE;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One finding; {@code remedy} is empty where all is well. */
    record Finding(String what, boolean well, String found, String remedy) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        Configuration configuration = options.load();
        StageSettings.check(configuration);
        findings.add(new Finding("settings", true, configuration.settings().size() + " can be used", ""));
        Path data = StageSettings.dataDirectory(configuration);
        Optional<RunningInstance> running = RunningInstance.on(data);
        findings.add(disk(data));
        findings.add(running.map(instance ->
                        new Finding("pipeline", true, "runs as process " + instance.pid() + " on " + data, ""))
                .orElse(new Finding("pipeline", true, "does not run on " + data, "")));
        findings.add(broker(configuration, running));
        findings.add(database(configuration, running));
        if (running.isEmpty()) {
            findings.add(port(configuration));
        }
        findings.add(sources(configuration));
        findings.add(knowledge(configuration));
        findings.add(watches(configuration));
        findings.addAll(channels(configuration));
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : findings) {
            if (json) {
                out.println(Json.write(finding));
            } else {
                out.println(
                        "%-5s %-9s %s".formatted(finding.well() ? "well" : "WRONG", finding.what(), finding.found()));
                if (!finding.remedy().isEmpty()) {
                    out.println("      -> " + finding.remedy());
                }
            }
        }
        return findings.stream().allMatch(Finding::well) ? Exit.OK : Exit.NO;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return new Finding(
                "java",
                version >= 17,
                Runtime.version().toString(),
                version >= 17 ? "" : "install Java 17 or newer: apt-get install openjdk-17-jre-headless");
    }

    private static Finding disk(Path data) throws IOException {
        Path existing = data.toAbsolutePath().normalize();
        for (Path above = existing.getParent(); above != null && !Files.exists(existing); above = above.getParent()) {
            existing = above;
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        return new Finding(
                "disk",
                free >= ENOUGH_DISK,
                free / MEGABYTE + " MB free for " + data,
                free >= ENOUGH_DISK
                        ? ""
                        : "free some, or choose another place with --data-directory; " + ENOUGH_DISK / MEGABYTE
                                + " MB are comfortable");
    }

    private static Finding broker(Configuration configuration, Optional<RunningInstance> running)
            throws InterruptedException {
        Object given = configuration.kafka().get("bootstrap.servers");
        if (given == null && running.isEmpty()) {
            return new Finding("broker", true, "an embedded one is started by `run`", "");
        }
        Map<String, Object> settings = KafkaAccess.clientSettings(configuration);
        String where = String.valueOf(settings.get("bootstrap.servers"));
        try (Admin admin = Admin.create(settings)) {
            int nodes = admin.describeCluster().nodes().get().size();
            return new Finding(
                    "broker", true, where + " answers with " + nodes + " node" + (nodes == 1 ? "" : "s"), "");
        } catch (ExecutionException | RuntimeException e) {
            return new Finding(
                    "broker",
                    false,
                    where + " does not answer: " + (e.getCause() == null ? e : e.getCause()),
                    "start it, or correct kafka.bootstrap.servers");
        }
    }

    private static Finding database(Configuration configuration, Optional<RunningInstance> running) {
        if (configuration.text("database.url") == null && running.isEmpty()) {
            return new Finding("database", true, "an embedded one is started by `run`", "");
        }
        if (configuration.text("database.url") == null && running.get().databaseUrl() == null) {
            return new Finding("database", true, "no stage that runs here needs one", "");
        }
        Path data = StageSettings.dataDirectory(configuration);
        try (Database database = Database.open(
                configuration.text("database.url") == null
                        ? StageSettings.database(configuration, running.orElseThrow(), data)
                        : StageSettings.database(configuration))) {
            return new Finding("database", true, "it answers and its tables are up to date", "");
        } catch (RuntimeException e) {
            return new Finding("database", false, String.valueOf(e.getMessage()), "start it, or correct database.url");
        }
    }

    private static Finding port(Configuration configuration) {
        String host = String.valueOf(configuration.text("web.host"));
        int port = Integer.parseInt(String.valueOf(configuration.text("web.port")));
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return new Finding("port", true, host + ":" + socket.getLocalPort() + " is free for the pages", "");
        } catch (IOException e) {
            return new Finding(
                    "port",
                    false,
                    host + ":" + port + " cannot be used: " + e.getMessage(),
                    "stop what uses it (ss -ltnp shows it), or choose another with --set web.port=8601");
        }
    }

    private static Finding sources(Configuration configuration) throws IOException {
        int count = StageSettings.sources(configuration).size();
        return new Finding(
                "sources",
                count > 0,
                count + " feeds are to be read",
                count > 0 ? "" : "take some with: perennial sources import FEEDS.opml");
    }

    private static Finding knowledge(Configuration configuration) {
        try {
            KnowledgeFolder.Count count = StageSettings.knowledge(configuration).check();
            return new Finding(
                    "knowledge",
                    true,
                    count.languages() + " languages and " + count.events() + " events of your own can be used",
                    "");
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return new Finding(
                    "knowledge",
                    false,
                    String.valueOf(e.getMessage()),
                    "correct the file; a running pipeline takes it over by itself, and until then stays as it was");
        }
    }

    private static Finding watches(Configuration configuration) {
        try {
            Definitions files = WatchParts.folder(configuration).read();
            return new Finding(
                    "watches",
                    true,
                    files.watches().size() + " watches and " + files.channels().size()
                            + " channels of files can be used",
                    "");
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return new Finding(
                    "watches",
                    false,
                    String.valueOf(e.getMessage()),
                    "correct the file; a running pipeline takes it over by itself, and until then stays as it was");
        }
    }

    /** Channels that get nothing through; none of them where no database can be asked. */
    private static List<Finding> channels(Configuration configuration) {
        try (Database database = StoreAccess.find(configuration).orElse(null)) {
            if (database == null) {
                return List.of();
            }
            return new Tellings(database.dataSource())
                    .channels().stream()
                            .filter(health -> health.failing() != null)
                            .map(health -> new Finding(
                                    "channel",
                                    false,
                                    health.channel() + " gets nothing through since " + health.failing() + ": "
                                            + health.problem(),
                                    "correct it in channels.yaml and try it with: perennial watch send-test "
                                            + health.channel()))
                            .toList();
        } catch (RuntimeException e) {
            return List.of(); // the finding on the database says why
        }
    }
}
