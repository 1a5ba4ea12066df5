package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.RememberedDay;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseException;
import org.perennial.watch.occurrence.OccurrenceStore;
import org.perennial.watch.statistics.EventStatistics;
import org.perennial.watch.statistics.StatisticsStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial events show}: one event with its names and the coverage of its returns. */
@Command(
        name = "show",
        description = {
            "Shows an event with its names and, where there is a database, the coverage of each year:",
            "how many articles on which day before or after the anniversary, the years beside each other; their share of what the",
            "outlets published; the languages against the year before; the words and numbers that texts use."
        },
        mixinStandardHelpOptions = true)
final class ShowEventCommand implements Callable<Integer> {
    private static final int YEARS = 4;
    private static final int AROUND = 15;

    private final Clock clock = Clock.systemUTC();

    @Parameters(paramLabel = "ID", description = "The event's id, as `events list` prints it.")
    private String id = "";

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * An event as it is printed.
     *
     * @param coverage its returns, the newest first; absent where there is no database
     * @param statistics its counts; absent where there is no database
     */
    record Shown(
            String id,
            String title,
            AnniversaryMention.EventDate date,
            List<String> days,
            String category,
            String region,
            Map<String, List<String>> names,
            List<String> context,
            @Nullable String qid,
            @Nullable List<Occurrence> coverage,
            @Nullable EventStatistics statistics) {}

    /** What the database knows of it. */
    private record Stored(List<Occurrence> coverage, EventStatistics statistics) {}

    @Override
    public Integer call() {
        Configuration configuration = options.load();
        List<Event> events =
                StageSettings.knowledge(configuration).read().events().events();
        Optional<Event> found = EventsCommand.find(events, id);
        if (found.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("perennial: there is no event " + id + "; find its id with: perennial events list WORD");
            return Exit.NO;
        }
        Event event = found.get();
        Stored stored = stored(configuration);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(new Shown(
                    event.id(),
                    event.title(),
                    Wording.ofTopic(event.date()),
                    event.days().stream().map(RememberedDay::toString).toList(),
                    event.category(),
                    event.region(),
                    new TreeMap<>(event.aliases()),
                    event.context(),
                    event.qid(),
                    stored == null ? null : stored.coverage(),
                    stored == null ? null : stored.statistics())));
        } else {
            print(event, stored, out);
        }
        return Exit.OK;
    }

    private static void print(Event event, @Nullable Stored stored, PrintWriter out) {
        out.println(event.title());
        out.println();
        TextTable table = new TextTable();
        table.add("id", event.id());
        table.add("date", Wording.date(event.date()));
        table.add(
                "days",
                event.days().isEmpty()
                        ? "none"
                        : String.join(
                                ", ",
                                event.days().stream()
                                        .map(RememberedDay::toString)
                                        .toList()));
        table.add("category", event.category());
        table.add("region", event.region().isEmpty() ? "none" : event.region());
        if (!event.context().isEmpty()) {
            table.add("context", "one of: " + String.join(", ", event.context()));
        }
        Wording.names(event.aliases()).forEach(names -> table.add("names", names));
        table.lines().forEach(out::println);
        if (stored != null) {
            out.println();
            out.println(
                    stored.coverage().isEmpty()
                            ? "No coverage is stored."
                            : "Articles by day, counted from the anniversary; n is the how-manieth:");
            CoverageTable.lines(stored.coverage()).forEach(out::println);
            StatisticsText.lines(stored.statistics()).forEach(out::println);
        }
    }

    private @Nullable Stored stored(Configuration configuration) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (Database database = StoreAccess.find(configuration).orElse(null)) {
            return database == null
                    ? null
                    : new Stored(
                            new OccurrenceStore(database.dataSource()).of(id),
                            new StatisticsStore(database.dataSource()).of(id, today.getYear(), YEARS, AROUND, today));
        } catch (DatabaseException e) {
            spec.commandLine().getErr().println("perennial: its coverage is not known: " + e.getMessage());
            return null;
        }
    }
}
