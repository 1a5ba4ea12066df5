package org.perennial.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.definition.DefinitionReader;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.timing.DigestTime;
import org.perennial.watch.timing.Schedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial watch list}: the watches and how they fare. */
@Command(
        name = "list",
        description = {
            "Lists watches: name, schedule, channels, what was told, what is on its way, when the next message and digest are due, query.",
            "Channels that get nothing through are named below, and the exit code is 1."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial watch list --json")
final class ListWatchesCommand implements Callable<Integer> {
    private final Clock clock;

    @Option(names = "--json", description = "One JSON object a line: the watch, its place, how its messages fare.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ListWatchesCommand() {
        this.clock = Clock.systemUTC();
    }

    @Override
    public Integer call() {
        Configuration configuration = options.load();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Database> found = StoreAccess.find(configuration);
        if (found.isEmpty()) {
            err.println("There is no database here: the watches of files alone, without how they fare");
            print(WatchAccess.ofFiles(configuration), Map.of());
            return Exit.OK;
        }
        try (Database database = found.get()) {
            Tellings tellings = new Tellings(database.dataSource());
            print(
                    WatchParts.watches(configuration, database.dataSource(), clock)
                            .all(),
                    tellings.fares());
            List<Tellings.Health> failing = tellings.channels().stream()
                    .filter(health -> health.failing() != null)
                    .toList();
            for (Tellings.Health health : failing) {
                err.println("perennial: channel " + health.channel() + " gets nothing through since " + health.failing()
                        + ": " + health.problem());
            }
            return failing.isEmpty() ? Exit.OK : Exit.NO;
        }
    }

    private void print(Map<String, Watches.Entry> watches, Map<String, Tellings.Fare> fares) {
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable();
        watches.forEach((name, entry) -> {
            Tellings.Fare fare = fares.getOrDefault(name, Tellings.Fare.NONE);
            if (json) {
                out.println(Json.write(asJson(entry, fare)));
                return;
            }
            Watch watch = entry.watch();
            table.add(
                    name,
                    watch.paused() ? "paused" : watch.deliver().schedule().toString(),
                    watch.deliver().channels().isEmpty()
                            ? "(no channel)"
                            : String.join(",", watch.deliver().channels()),
                    fare.notices() + " told",
                    fare.pending() + " pending" + (fare.dead() == 0 ? "" : ", " + fare.dead() + " dead"),
                    next(watch, fare),
                    digest(watch),
                    watch.query().text());
        });
        table.lines().forEach(out::println);
        if (watches.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("There are no watches; make one with: perennial watch add NAME --query 'event:…'");
        }
    }

    private String next(Watch watch, Tellings.Fare fare) {
        Instant now = clock.instant();
        Instant due = fare.nextDue();
        if (due == null && watch.deliver().schedule() instanceof Schedule.AtOnce) {
            return "";
        }
        Instant next = due == null ? watch.deliver().schedule().next(now, watch.zone()) : due;
        return "next: " + WatchAccess.time(next, watch.zone()) + " (" + WatchAccess.away(next, now) + ")";
    }

    private String digest(Watch watch) {
        DigestTime time = watch.deliver().digest();
        return time == null ? "" : "digest " + time + ", " + ListDigestsCommand.next(watch, time, clock.instant());
    }

    static ObjectNode asJson(Watches.Entry entry, Tellings.Fare fare) {
        ObjectNode line = Json.mapper().createObjectNode();
        try {
            line.set("watch", Json.mapper().readTree(DefinitionReader.json(entry.watch())));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("a watch is no JSON", e);
        }
        if (entry.place() != null) {
            line.put("place", entry.place());
        }
        line.set("fare", Json.mapper().valueToTree(fare));
        return line;
    }
}
