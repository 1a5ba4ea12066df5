package org.perennial.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.perennial.app.drill.ClusterDrill;
import org.perennial.app.drill.ClusterFault;
import org.perennial.app.drill.DrillPlan;
import org.perennial.app.drill.Victim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial drill cluster}: three brokers and two processes that judge, in containers. */
@Command(
        name = "cluster",
        description = {
            "Starts three brokers, a database, two processes that judge and one of each other stage in containers, lets brokers"
                    + " and processes be lost, leave and be restarted one after the other while a newsroom publishes, and tells"
                    + " whether anything was lost, doubled or is stuck.",
            "Needs docker-compose, a running Docker engine, and the folder that Perennial was built in. The containers are taken"
                    + " away in the end; what they said is kept in containers.log."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial drill cluster                              each fault once, about ten minutes",
            "  perennial drill cluster --rounds 5 --only broker_lost,processing_lost"
        })
public final class DrillClusterCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Which faults; all of them unless given: ${COMPLETION-CANDIDATES}.")
    private List<ClusterFault> only = Arrays.asList(ClusterFault.values());

    @Option(
            names = "--rounds",
            defaultValue = "1",
            paramLabel = "N",
            description = "How often each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--away",
            defaultValue = "PT15S",
            paramLabel = "DURATION",
            description = "How long a lost broker or process stays away after work went on (${DEFAULT-VALUE}).")
    private Duration away = Duration.ofSeconds(15);

    @Option(
            names = "--rate",
            defaultValue = "10",
            paramLabel = "N",
            description = "How many articles are published a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--patience",
            defaultValue = "PT5M",
            paramLabel = "DURATION",
            description = "How long a start or a recovery may take (${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofMinutes(5);

    @Option(
            names = "--project",
            defaultValue = ".",
            paramLabel = "FOLDER",
            description = "The folder that Perennial was built in (${DEFAULT-VALUE}).")
    private Path project = Path.of(".");

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DrillGround ground;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        return ground.run(clock, (seed, folder, said) -> {
            DrillPlan plan = new DrillPlan(
                    seed,
                    0,
                    List.of(Victim.ALL),
                    Duration.ZERO,
                    new DrillPlan.Load(rate, 4, patience),
                    patience,
                    folder);
            List<ClusterFault> faults = IntStream.range(0, rounds)
                    .boxed()
                    .flatMap(round -> only.stream())
                    .toList();
            ClusterDrill.Report report = ClusterDrill.run(plan, faults, away, project, clock, said);
            print(ground.out(), report);
            return report.isWell();
        });
    }

    private static void print(PrintWriter out, ClusterDrill.Report report) {
        out.println();
        report.shares().forEach((name, share) -> out.printf("%-14s reads %d partitions%n", name, share));
        out.printf("%n%-20s %-20s %18s%n", "fault", "on", "at work again");
        printRow(out, "none", "", report.calm());
        for (ClusterDrill.Suffered suffered : report.suffered()) {
            printRow(out, suffered.fault().toString(), suffered.on(), suffered.took());
        }
        DrillFindings.printCounts(out, report.report().evidence());
        DrillFindings.print(out, report.report().findings());
    }

    private static void printRow(PrintWriter out, String fault, String on, Optional<Duration> took) {
        out.printf(
                Locale.ROOT,
                "%-20s %-20s %18s%n",
                fault,
                on,
                took.map(each -> String.format(Locale.ROOT, "%.1f s", each.toMillis() / MILLIS))
                        .orElse("never"));
    }
}
