package org.perennial.app.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.perennial.app.bench.Ailment;
import org.perennial.app.bench.Delays;
import org.perennial.app.bench.FeedTown;
import org.perennial.app.bench.PollDelays;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.servers.BrokerSettings;
import org.perennial.app.servers.EmbeddedBroker;
import org.perennial.contract.FeedState;
import org.perennial.contract.TopicAdministration;
import org.perennial.contract.Topics;
import org.perennial.ingest.poll.IngestConfig;
import org.perennial.ingest.poll.IngestProgress;
import org.perennial.ingest.poll.IngestStage;
import org.perennial.ingest.source.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial bench polling}: whether feeds in trouble delay the others. */
@Command(
        name = "polling",
        description = {
            "How long after their due times healthy feeds are asked, all of them healthy and then some of them failing in twelve"
                    + " ways.",
            "One process polls local feeds, each a host of its own, with a broker of its own. The times are those at which the"
                    + " feeds' server was asked, against the due times in the feeds' states; a feed's first visit is not counted."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial bench polling                              10,000 feeds, twice ten minutes",
            "  perennial bench polling --feeds 2000 --minutes 2 --interval PT30S"
        })
public final class PollingBench implements Callable<Integer> {
    private static final double MILLIS = 1_000;
    private static final int BROKER_HEAP_MEGABYTES = 384;

    @Option(
            names = "--feeds",
            defaultValue = "10000",
            paramLabel = "N",
            description = "How many feeds (${DEFAULT-VALUE}).")
    private int feeds;

    @Option(
            names = "--minutes",
            defaultValue = "10",
            paramLabel = "N",
            description = "How long each of the two runs takes (${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--interval",
            defaultValue = "PT3M",
            paramLabel = "DURATION",
            description = "How often each feed is polled (${DEFAULT-VALUE}).")
    private Duration interval = Duration.ofMinutes(3);

    @Option(
            names = "--failing",
            defaultValue = "10",
            paramLabel = "PERCENT",
            description = "How many of a hundred feeds fail in the second run (${DEFAULT-VALUE}).")
    private int failing;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    /** What one run showed. */
    private record Run(
            Delays healthy,
            IngestProgress progress,
            int threads,
            long heap,
            Map<Ailment, Integer> feeds,
            Map<Ailment, String> problems) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Run clean = run(0);
        Run mixed = run(failing);
        out.printf(
                Locale.ROOT,
                "%,d feeds, one process, each feed every %s, %d minutes a run%n%n",
                feeds,
                interval,
                minutes);
        out.printf("%-40s %14s %14s %8s%n", "healthy feeds", "all healthy", failing + " % failing", "ratio");
        row(
                out,
                "visits that were due",
                clean.healthy().count(),
                mixed.healthy().count(),
                "%.0f");
        for (double percent : new double[] {50, 95, 99, 100}) {
            row(
                    out,
                    percent == 100 ? "longest delay, s" : "delay p" + (int) percent + ", s",
                    clean.healthy().percentile(percent).toMillis() / MILLIS,
                    mixed.healthy().percentile(percent).toMillis() / MILLIS,
                    "%.2f");
        }
        row(
                out,
                "visits a second",
                clean.progress().polls() / seconds(),
                mixed.progress().polls() / seconds(),
                "%.1f");
        row(
                out,
                "articles published",
                clean.progress().published(),
                mixed.progress().published(),
                "%.0f");
        row(out, "threads at the end, server's too", clean.threads(), mixed.threads(), "%.0f");
        row(out, "heap after collection, MB", clean.heap() >> 20, mixed.heap() >> 20, "%.0f");
        out.printf("%n%-14s %6s  %s%n", "failing", "feeds", "what the reader says of one of them");
        for (Ailment ailment : Ailment.values()) {
            out.printf(
                    "%-14s %6d  %s: %s%n",
                    ailment.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    mixed.feeds().getOrDefault(ailment, 0),
                    ailment.words(),
                    mixed.problems().getOrDefault(ailment, "(not visited)"));
        }
        return Exit.OK;
    }

    private double seconds() {
        return minutes * 60.0;
    }

    private static void row(PrintWriter out, String what, double clean, double mixed, String form) {
        String pattern = "%-40s %14s %14s %8s%n";
        out.printf(
                pattern,
                what,
                String.format(Locale.ROOT, form, clean),
                String.format(Locale.ROOT, form, mixed),
                clean == 0 ? "" : String.format(Locale.ROOT, "%.2f", mixed / clean));
    }

    private Run run(int illPercent) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("perennial-bench");
        PrintWriter err = spec.commandLine().getErr();
        try (DataDirectory data = DataDirectory.open(folder);
                EmbeddedBroker broker = EmbeddedBroker.start(
                        data, new BrokerSettings(0, BROKER_HEAP_MEGABYTES, 0, 0), clock, err::println);
                FeedTown town = FeedTown.open(feeds, illPercent, clock)) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(kafka)) {
                TopicAdministration.create(admin, (short) 1);
            }
            List<Source> sources = IntStream.range(0, feeds)
                    .mapToObj(feed -> new Source(town.address(feed), null, null, List.of(), interval, null))
                    .toList();
            IngestConfig config = IngestConfig.defaults().forBenchmark(interval);
            try (IngestStage stage = IngestStage.start(config, sources, kafka, clock, new SimpleMeterRegistry())) {
                await(illPercent + " % failing");
                return result(town, kafka, stage, clock.instant());
            }
        } finally {
            DataDirectory.erase(folder);
        }
    }

    private void await(String what) {
        Instant begin = clock.instant();
        Instant end = begin.plus(Duration.ofMinutes(minutes));
        try (Progress progress = Progress.of("Polling, " + what, "s", (long) seconds())) {
            for (Instant now = begin; now.isBefore(end); now = clock.instant()) {
                progress.stepTo(Duration.between(begin, now).toSeconds());
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private Run result(FeedTown town, Map<String, Object> kafka, IngestStage stage, Instant end) {
        IngestProgress progress = stage.progress();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        Map<String, List<PollDelays.Visit>> visits = new HashMap<>();
        Map<String, String> problems = new HashMap<>();
        KafkaAccess.readAll(kafka, Topics.FEED_STATES, record -> {
            FeedState state = record.value();
            if (state.nextPoll().isAfter(state.polled()) && state.polled().isBefore(end)) { // not amid a long visit
                visits.computeIfAbsent(record.key(), unknown -> new ArrayList<>())
                        .add(new PollDelays.Visit(state.polled(), state.nextPoll()));
            }
            if (state.lastProblem() != null) {
                problems.put(record.key(), state.lastProblem());
            }
        });
        PollDelays healthy = new PollDelays();
        Map<Ailment, Integer> ill = new EnumMap<>(Ailment.class);
        Map<Ailment, String> said = new EnumMap<>(Ailment.class);
        for (int feed = 0; feed < feeds; feed++) {
            Optional<Ailment> ailment = town.ailment(feed);
            String address = town.address(feed);
            if (ailment.isEmpty()) {
                healthy.take(visits.getOrDefault(address, List.of()), town.asked(feed), end);
            } else {
                ill.merge(ailment.get(), 1, Integer::sum);
                if (problems.containsKey(address)) {
                    said.put(ailment.get(), problems.get(address));
                }
            }
        }
        visits.clear();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Run(healthy.all(), progress, threads, heap, ill, said);
    }
}
