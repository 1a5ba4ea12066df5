package org.perennial.app.command;

import com.ibm.icu.text.Transliterator;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.RememberedDay;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial events list}: which events are known by name. */
@Command(
        name = "list",
        description = "Lists events: id, date, days of remembrance, how many years it is this year, title, languages.",
        mixinStandardHelpOptions = true)
final class ListEventsCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(paramLabel = "WORD", description = "Only events with all these words in their id, title or names.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--language", paramLabel = "TAG", description = "Only events with a name in this language.")
    private @Nullable String language;

    @Option(names = "--region", paramLabel = "REGION", description = "Only events of this region, such as Caucasus.")
    private @Nullable String region;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ListEventsCommand() {
        this(Clock.systemUTC());
    }

    ListEventsCommand(Clock clock) {
        this.clock = clock;
    }

    /** Made at its first use: each start of the program loads the command. */
    private static final class Plain {
        static final Transliterator FORM = Transliterator.getInstance("NFKD; [:Mn:] Remove; Latin-ASCII; Lower");
    }

    /** An event as it is printed; {@code n} is absent where none is reached this year. */
    record Row(
            String id,
            String title,
            AnniversaryMention.EventDate date,
            List<String> days,
            @Nullable Integer n,
            String category,
            String region,
            List<String> languages) {}

    @Override
    public Integer call() {
        int year = LocalDate.now(clock).getYear();
        List<Event> events = StageSettings.knowledge(options.load()).read().events().events().stream()
                .filter(this::isWanted)
                .sorted(Comparator.comparing(Event::id))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable();
        for (Event event : events) {
            Row row = row(event, year);
            if (json) {
                out.println(Json.write(row));
            } else {
                table.add(
                        row.id(),
                        Wording.notation(event.date()),
                        String.join(", ", row.days()),
                        row.n() == null ? "" : String.valueOf(row.n()),
                        row.title(),
                        String.join(" ", row.languages()));
            }
        }
        table.lines().forEach(out::println);
        PrintWriter err = spec.commandLine().getErr();
        err.println(events.isEmpty() ? "perennial: no event is like that" : Wording.count(events.size(), "event"));
        return events.isEmpty() ? Exit.NO : Exit.OK;
    }

    private boolean isWanted(Event event) {
        return EventsCommand.isOf(region, event)
                && (language == null || event.aliases().containsKey(language))
                && (words.isEmpty() || hasWords(event));
    }

    private boolean hasWords(Event event) {
        String all = Stream.concat(
                        Stream.of(event.id(), event.title()),
                        event.aliases().values().stream().flatMap(List::stream))
                .map(ListEventsCommand::plain)
                .collect(Collectors.joining("\n"));
        return words.stream().map(ListEventsCommand::plain).allMatch(all::contains);
    }

    /** Without capitals and accents, since few keyboards have those of all languages. */
    private static String plain(String text) {
        return Plain.FORM.transliterate(text);
    }

    private static Row row(Event event, int year) {
        int n = year - event.date().startYear();
        return new Row(
                event.id(),
                event.title(),
                Wording.ofTopic(event.date()),
                event.days().stream().map(RememberedDay::toString).toList(),
                n < 1 ? null : n,
                event.category(),
                event.region(),
                event.aliases().keySet().stream().sorted().toList());
    }
}
