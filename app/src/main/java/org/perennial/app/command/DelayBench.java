package org.perennial.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.perennial.app.bench.Delays;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.drill.DelayRun;
import org.perennial.app.drill.DrillPlan;
import org.perennial.app.drill.Victim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial bench delay}: from where a newsroom has given an article out to its row, and to the alert. */
@Command(
        name = "delay",
        description = {
            "Seconds from where a newsroom has given an article out until its row is stored, and until the message of a watch has"
                    + " arrived, at several rates; and the memory of each process.",
            "Broker, database and each stage are processes of their own. The newsroom's feeds are polled every two seconds: the"
                    + " time until they are is not counted."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial bench delay --rates 60 --for PT5M")
public final class DelayBench implements Callable<Integer> {
    private static final double MILLIS = 1000;
    private static final double MEGABYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Five visits long: feeds are no longer than what happens between two visits makes them. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final long SEED = 1;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "6,60,300",
            paramLabel = "N",
            description = "How many articles are published a second, one after the other (${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    @Option(
            names = "--for",
            defaultValue = "PT1M",
            paramLabel = "DURATION",
            description = "How long each rate is looked at (${DEFAULT-VALUE}).")
    private Duration length = Duration.ofMinutes(1);

    @Option(
            names = "--feeds",
            defaultValue = "60",
            paramLabel = "N",
            description = "Over how many feeds (${DEFAULT-VALUE}).")
    private int feeds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory("perennial-bench");
        int most = rates.stream().max(Integer::compare).orElse(1);
        DrillPlan plan = new DrillPlan(
                SEED, 0, List.of(Victim.ALL), Duration.ZERO, new DrillPlan.Load(most, feeds, KEPT), PATIENCE, folder);
        try {
            print(out, DelayRun.run(plan, rates, length, Clock.systemUTC(), err::println));
        } finally {
            DataDirectory.erase(folder);
        }
        return Exit.OK;
    }

    private void print(PrintWriter out, List<DelayRun.Result> results) {
        out.printf("Seconds from where an article was given out, %d feeds, each rate for %s%n%n", feeds, length);
        out.printf("%-8s %9s   %-31s   %s%n", "rate", "articles", "stored, until then", "told, until then");
        String columns = "%7s %7s %7s %7s".formatted("count", "p50", "p95", "longest");
        out.printf("%-8s %9s   %s   %s%n", "", "", columns, columns);
        for (DelayRun.Result result : results) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %,9d   %s   %s%n",
                    result.rate() + "/s",
                    result.served(),
                    seconds(result.stored()),
                    seconds(result.told()));
        }
        out.printf("%n%-12s", "memory, MB");
        results.forEach(result -> out.printf(" %9s", result.rate() + "/s"));
        out.println();
        TreeSet<String> names = new TreeSet<>();
        results.forEach(result -> names.addAll(result.memory().keySet()));
        for (String name : names) {
            out.printf("%-12s", name);
            results.forEach(
                    result -> out.printf(" %9s", megabytes(result.memory().getOrDefault(name, 0L))));
            out.println();
        }
        out.printf("%-12s", "together");
        results.forEach(result -> out.printf(" %9s", megabytes(sum(result.memory()))));
        out.println();
    }

    private static String seconds(Delays delays) {
        return String.format(
                Locale.ROOT,
                "%,7d %7.2f %7.2f %7.2f",
                delays.count(),
                delays.percentile(50).toMillis() / MILLIS,
                delays.percentile(95).toMillis() / MILLIS,
                delays.percentile(100).toMillis() / MILLIS);
    }

    private static long sum(Map<String, Long> memory) {
        return memory.values().stream().mapToLong(bytes -> bytes).sum();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes / MEGABYTE);
    }
}
