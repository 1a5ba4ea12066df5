package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.drill.DrillPlan;
import org.perennial.app.drill.Finding;
import org.perennial.app.drill.Outage;
import org.perennial.app.drill.OutageDrill;
import org.perennial.app.drill.OutageReport;
import org.perennial.app.drill.Victim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial drill outages}: who tells of what fails, and whether all comes back by itself. */
@Command(
        name = "outages",
        description = {
            "Lets one thing after the other fail for a while, and tells how soon an operator was told and by whom, how soon work"
                    + " came back by itself, and whether anything was lost, doubled or is stuck.",
            "Broker, database and each stage are processes of their own, below a folder of the drill's own."
        },
        mixinStandardHelpOptions = true)
public final class DrillOutagesCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Which outages; all of them unless given: ${COMPLETION-CANDIDATES}.")
    private List<Outage> only = Arrays.asList(Outage.values());

    @Option(
            names = "--hold",
            defaultValue = "PT45S",
            paramLabel = "DURATION",
            description = "How long each lasts (${DEFAULT-VALUE}).")
    private Duration hold = Duration.ofSeconds(45);

    @Option(
            names = "--patience",
            defaultValue = "PT3M",
            paramLabel = "DURATION",
            description = "How long a recovery may take (${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofMinutes(3);

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DrillGround ground;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        return ground.run(clock, (seed, folder, said) -> {
            DrillPlan plan = new DrillPlan(
                    seed, 0, List.of(Victim.ALL), Duration.ZERO, new DrillPlan.Load(10, 4, patience), patience, folder);
            List<OutageReport> reports = OutageDrill.run(plan, only, hold, clock, said);
            print(ground.out(), reports);
            return reports.stream().allMatch(OutageReport::isWell);
        });
    }

    private static void print(PrintWriter out, List<OutageReport> reports) {
        out.printf(
                "%n%-36s %8s %10s %5s %8s %6s  %s%n", "outage", "told", "recovered", "lost", "doubled", "stuck", "by");
        for (OutageReport report : reports) {
            String words = report.skipped() != null ? "skipped: " + report.skipped() : report.words();
            out.printf(
                    Locale.ROOT,
                    "%-36s %8s %10s %5s %8s %6s  %s%n",
                    report.outage(),
                    seconds(report.told()),
                    seconds(report.recovered()),
                    count(report, Finding.Kind.LOST),
                    count(report, Finding.Kind.DOUBLED),
                    count(report, Finding.Kind.STUCK),
                    words == null ? "nobody" : words);
        }
        reports.stream()
                .flatMap(report -> report.findings().stream())
                .forEach(finding -> out.println("  " + finding.kind() + ": " + finding.what()));
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? "-" : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
    }

    private static long count(OutageReport report, Finding.Kind kind) {
        return report.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .count();
    }
}
