package org.perennial.app.command;

import java.io.PrintWriter;
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
            "how many articles on which day before or after the anniversary, the years beside each other."
        },
        mixinStandardHelpOptions = true)
final class ShowEventCommand implements Callable<Integer> {
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
            @Nullable List<Occurrence> coverage) {}

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
        List<Occurrence> coverage = coverage(configuration);
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
                    coverage)));
        } else {
            print(event, coverage, out);
        }
        return Exit.OK;
    }

    private static void print(Event event, @Nullable List<Occurrence> coverage, PrintWriter out) {
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
        if (coverage != null) {
            out.println();
            out.println(
                    coverage.isEmpty()
                            ? "No coverage is stored."
                            : "Articles by day, counted from the anniversary; n is the how-manieth:");
            CoverageTable.lines(coverage).forEach(out::println);
        }
    }

    private @Nullable List<Occurrence> coverage(Configuration configuration) {
        try (Database database = StoreAccess.find(configuration).orElse(null)) {
            return database == null ? null : new OccurrenceStore(database.dataSource()).of(id);
        } catch (DatabaseException e) {
            spec.commandLine().getErr().println("perennial: its coverage is not known: " + e.getMessage());
            return null;
        }
    }
}
