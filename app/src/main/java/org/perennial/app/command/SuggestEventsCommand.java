package org.perennial.app.command;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;
import org.perennial.processing.knowledge.KnowledgeFolder;
import org.perennial.sink.Database;
import org.perennial.watch.occurrence.Decision;
import org.perennial.watch.occurrence.OccurrenceStore;
import org.perennial.web.event.Proposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial events suggest}: the events that nobody configured and that articles speak of. */
@Command(
        name = "suggest",
        description = {
            "Lists the events that nobody configured and that a running pipeline found in articles by itself,",
            "those in most languages first; takes one into the registry, or puts it away."
        },
        mixinStandardHelpOptions = true)
final class SuggestEventsCommand implements Callable<Integer> {
    private static final int MOST = 100;

    @Option(
            names = "--least",
            paramLabel = "N",
            defaultValue = "2",
            description = "Only events in so many articles or more (default: ${DEFAULT-VALUE}).")
    private int least;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--accept",
            paramLabel = "OCCURRENCE",
            description = "Take the event of this id of the list into the knowledge folder, with its names.")
    private @Nullable String accept;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "With --accept: its id (default: of its English or first name and the year).")
    private @Nullable String id;

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            description = "With --accept: its title (default: its English or first name with the year).")
    private @Nullable String title;

    @Option(names = "--ignore", paramLabel = "OCCURRENCE", description = "Do not list the event of this id again.")
    private @Nullable String ignore;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (accept != null && ignore != null) {
            throw new IllegalArgumentException("--accept and --ignore are given; give one of them at a time");
        }
        if (accept == null && (id != null || title != null)) {
            throw new IllegalArgumentException("--id and --title are of the event that --accept names; give that too");
        }
        Configuration configuration = options.load();
        try (Database database = StoreAccess.open(configuration)) {
            OccurrenceStore store = new OccurrenceStore(database.dataSource());
            if (accept != null) {
                return accept(accept, store, StageSettings.knowledge(configuration));
            }
            return ignore == null ? list(store) : ignore(ignore, store);
        }
    }

    private int list(OccurrenceStore store) {
        PrintWriter out = spec.commandLine().getOut();
        List<Occurrence> suggestions = store.suggestions(least, MOST);
        for (Occurrence suggestion : suggestions) {
            if (json) {
                out.println(Json.write(suggestion));
            } else {
                out.println(suggestion.id());
                lines(suggestion).forEach(line -> out.println("  " + line));
                out.println();
            }
        }
        spec.commandLine()
                .getErr()
                .println(
                        suggestions.isEmpty()
                                ? "No event is suggested that " + Wording.count(least, "article") + " or more speak of."
                                : "Take one into the registry with: perennial events suggest --accept "
                                        + suggestions.get(0).id());
        return Exit.OK;
    }

    private int accept(String occurrence, OccurrenceStore store, KnowledgeFolder folder) {
        Optional<Occurrence> found = store.find(occurrence).filter(Occurrence::isUnconfigured);
        if (found.isEmpty()) {
            return unknown(occurrence);
        }
        Proposal proposal = Proposal.of(found.get(), folder.read().events());
        Event event = new Proposal(id == null ? proposal.id() : id, title == null ? proposal.title() : title)
                .event(found.get());
        folder.accept(event);
        store.decide(occurrence, Decision.ACCEPTED);
        spec.commandLine().getOut().println(AddEventCommand.accepted(List.of(event), folder));
        return Exit.OK;
    }

    private int ignore(String occurrence, OccurrenceStore store) {
        if (!store.decide(occurrence, Decision.IGNORED)) {
            return unknown(occurrence);
        }
        spec.commandLine().getOut().println(occurrence + " is not suggested again.");
        return Exit.OK;
    }

    private int unknown(String occurrence) {
        spec.commandLine()
                .getErr()
                .println("perennial: nothing is suggested under " + occurrence
                        + "; see the ids with: perennial events suggest --least 1");
        return Exit.NO;
    }

    private static List<String> lines(Occurrence suggestion) {
        Map<String, Set<String>> names = new HashMap<>();
        suggestion
                .names()
                .forEach(name -> names.computeIfAbsent(name.language(), language -> new LinkedHashSet<>())
                        .add(name.phrase()));
        TextTable table = new TextTable();
        Wording.names(names).forEach(line -> table.add("names", line));
        table.add("date", Wording.date(Wording.ofRegistry(suggestion.date())));
        table.add("n", suggestion.n() == null ? "not known" : String.valueOf(suggestion.n()));
        if (suggestion.day() != null) {
            table.add("returns", suggestion.day().toString());
        }
        Map<String, Integer> languages = new HashMap<>();
        suggestion.coverage().forEach(cell -> languages.merge(cell.language(), cell.articles(), Integer::sum));
        table.add("articles", suggestion.articles() + ": " + Wording.tally(languages));
        table.add("sources", String.join(", ", suggestion.sources()));
        for (Occurrence.Example example : suggestion.examples()) {
            table.add(
                    "example",
                    "[" + example.language() + "] " + (example.title() == null ? "(no title)" : example.title())
                            + (example.source() == null ? "" : ", " + example.source()) + ": “"
                            + String.join("” “", example.words()) + "”");
        }
        return table.lines();
    }
}
