package org.perennial.app.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.digest.Subject;
import org.perennial.watch.ledger.DigestRuns;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.timing.DigestTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial digest list}: which digests come when, and which were sent. */
@Command(
        name = "list",
        description =
                "Lists the watches that have a digest, with its next time; then the digests sent, the newest first.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial digest list --json")
final class ListDigestsCommand implements Callable<Integer> {
    private final Clock clock = Clock.systemUTC();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The most digests that were sent (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--json",
            description = "One JSON object a line: what comes has \"next\", what was sent has \"week\".")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * A digest that comes.
     *
     * @param at the day and time of the week
     * @param next absent while the watch is paused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Coming(
            String watch,
            String at,
            String zone,
            List<String> channels,
            @Nullable Instant next) {}

    @Override
    public Integer call() {
        Configuration configuration = options.load();
        Optional<Database> found = StoreAccess.find(configuration);
        if (found.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("There is no database here: the watches of files alone, without what was sent");
            print(WatchAccess.ofFiles(configuration), List.of());
            return Exit.OK;
        }
        try (Database database = found.get()) {
            print(
                    WatchParts.watches(configuration, database.dataSource(), clock)
                            .all(),
                    WatchParts.digestRuns(database.dataSource(), WatchParts.events(configuration), clock)
                            .latest(limit));
        }
        return Exit.OK;
    }

    private void print(Map<String, Watches.Entry> watches, List<DigestRuns.Delivery> sent) {
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable();
        int coming = 0;
        for (Watches.Entry entry : watches.values()) {
            Watch watch = entry.watch();
            DigestTime time = watch.deliver().digest();
            if (time == null) {
                continue;
            }
            coming++;
            if (json) {
                out.println(Json.write(new Coming(
                        watch.name(),
                        time.toString(),
                        watch.zone().getId(),
                        watch.deliver().channels(),
                        watch.paused() ? null : time.next(clock.instant(), watch.zone()))));
            } else {
                table.add(
                        watch.name(),
                        time.toString(),
                        watch.deliver().channels().isEmpty()
                                ? "(no channel)"
                                : String.join(",", watch.deliver().channels()),
                        next(watch, time, clock.instant()));
            }
        }
        table.lines().forEach(out::println);
        if (coming == 0) {
            spec.commandLine()
                    .getErr()
                    .println("No watch asks for a digest; write digest: mon 07:00 under deliver in its file");
        }
        if (json) {
            sent.forEach(delivery -> out.println(Json.write(delivery)));
            return;
        }
        TextTable past = new TextTable();
        sent.forEach(delivery -> past.add(
                delivery.week(),
                delivery.watch().equals(Subject.ALL) ? "(all)" : delivery.watch(),
                place(delivery),
                delivery.state(),
                delivery.sent() == null ? "" : WatchAccess.time(delivery.sent(), zone(watches, delivery)),
                delivery.problem() == null ? "" : delivery.problem()));
        past.lines().forEach(out::println);
    }

    private static ZoneId zone(Map<String, Watches.Entry> watches, DigestRuns.Delivery delivery) {
        Watches.Entry entry = watches.get(delivery.watch());
        return entry == null ? ZoneOffset.UTC : entry.watch().zone();
    }

    /** When the next digest of a watch comes: "next: Mon 2025-03-03 07:00 Asia/Baku (in 14 h)". */
    static String next(Watch watch, DigestTime time, Instant now) {
        if (watch.paused()) {
            return "paused";
        }
        Instant next = time.next(now, watch.zone());
        return "next: " + WatchAccess.time(next, watch.zone()) + " (" + WatchAccess.away(next, now) + ")";
    }

    /** "desk-mail (reader@example.org)", "newsroom". */
    static String place(DigestRuns.Delivery delivery) {
        return delivery.channel() + (delivery.address() == null ? "" : " (" + delivery.address() + ")");
    }
}
