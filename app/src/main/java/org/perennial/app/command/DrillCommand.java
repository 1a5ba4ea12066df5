package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.perennial.app.drill.Drill;
import org.perennial.app.drill.DrillPlan;
import org.perennial.app.drill.DrillReport;
import org.perennial.app.drill.DrillReport.Recovery;
import org.perennial.app.drill.Victim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial drill}: whether anything is lost, doubled or stuck when its parts are killed. */
@Command(
        name = "drill",
        description = {
            "Kills its parts again and again while a newsroom of its own publishes, and tells whether anything was lost, doubled"
                    + " or is stuck.",
            "Broker, database and each stage are processes of their own, below a folder of the drill's own: what runs here"
                    + " otherwise is not touched. Judged is by what the newsroom gave out, the topics, the database and what"
                    + " a webhook received."
        },
        mixinStandardHelpOptions = true,
        subcommands = {DrillPoisonCommand.class, DrillOutagesCommand.class, DrillClusterCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial drill                                      30 kills, about ten minutes",
            "  perennial drill --kills 300 --pause PT2S --rate 60   a long one",
            "  perennial drill --seed 4711 --victims sink,database  the same kills again, of these only",
            "  perennial drill poison                               broken records and documents among good ones",
            "  perennial drill outages                              what fails for a while, and who tells of it",
            "  perennial drill cluster                              three brokers and two processes that judge, in containers"
        })
public final class DrillCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Option(
            names = "--kills",
            defaultValue = "30",
            paramLabel = "N",
            description = "How many kills (${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--victims",
            split = ",",
            defaultValue = "ingest,processing,sink,watch,broker,database,all",
            paramLabel = "NAME",
            description = "What may be killed (${DEFAULT-VALUE}).")
    private List<Victim> victims = List.of();

    @Option(
            names = "--pause",
            defaultValue = "PT4S",
            paramLabel = "DURATION",
            description = "The mean time from a recovery to the next kill (${DEFAULT-VALUE}).")
    private Duration pause = Duration.ofSeconds(4);

    @Option(
            names = "--rate",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many articles are published a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--feeds",
            defaultValue = "8",
            paramLabel = "N",
            description = "Over how many feeds (${DEFAULT-VALUE}).")
    private int feeds;

    @Option(
            names = "--patience",
            defaultValue = "PT3M",
            paramLabel = "DURATION",
            description = "How long a recovery may take, and the end until all is stored (${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofMinutes(3);

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DrillGround ground;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        return ground.run(clock, (seed, folder, said) -> {
            DrillReport report = Drill.run(
                    new DrillPlan(
                            seed, kills, victims, pause, new DrillPlan.Load(rate, feeds, patience), patience, folder),
                    clock,
                    said);
            print(ground.out(), report);
            if (!report.findings().isEmpty()) {
                ground.out()
                        .printf(
                                "%nAgain: perennial drill --seed %d --kills %d --rate %d --feeds %d --pause %s --victims %s%n",
                                seed,
                                kills,
                                rate,
                                feeds,
                                pause,
                                victims.stream().map(Victim::toString).collect(Collectors.joining(",")));
            }
            return report.findings().isEmpty();
        });
    }

    private static void print(PrintWriter out, DrillReport report) {
        DrillFindings.printCounts(out, report.evidence());
        Map<Victim, List<Recovery>> byVictim = report.recoveries().stream()
                .collect(Collectors.groupingBy(
                        recovery -> recovery.fault().victim(), TreeMap::new, Collectors.toList()));
        out.printf("%-12s %6s %18s %18s%n", "killed", "times", "recovery, median", "longest");
        byVictim.forEach((victim, recoveries) -> row(out, victim.toString(), recoveries));
        row(out, "together", report.recoveries());
        DrillFindings.print(out, report.findings());
    }

    private static void row(PrintWriter out, String name, List<Recovery> recoveries) {
        List<Double> seconds = recoveries.stream()
                .map(recovery -> recovery.took().toMillis() / MILLIS)
                .sorted()
                .toList();
        if (!seconds.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %6d %16.1f s %16.1f s%n",
                    name,
                    seconds.size(),
                    seconds.get(seconds.size() / 2),
                    seconds.get(seconds.size() - 1));
        }
    }
}
