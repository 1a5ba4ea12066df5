package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.app.calendar.UpcomingCalendar;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial events upcoming}: the anniversaries that lie ahead. */
@Command(
        name = "upcoming",
        description = "Lists the anniversaries that lie ahead: day, how many years it is, title.",
        mixinStandardHelpOptions = true)
final class UpcomingEventsCommand implements Callable<Integer> {
    private static final int LONGEST = 3660;

    private final Clock clock;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many days ahead, 1 to " + LONGEST + " (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, YYYY-MM-DD (default: today).")
    private @Nullable LocalDate from;

    @Option(names = "--region", paramLabel = "REGION", description = "Only events of this region, such as Caucasus.")
    private @Nullable String region;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--ical",
            paramLabel = "FILE",
            description = "Write them as iCalendar for a calendar program, - for standard output. A file that is"
                    + " imported again replaces what it had.")
    private @Nullable Path ical;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UpcomingEventsCommand() {
        this(Clock.systemUTC());
    }

    UpcomingEventsCommand(Clock clock) {
        this.clock = clock;
    }

    /** An anniversary as it is printed. */
    record Row(LocalDate day, int n, String event, String title, String category, String region) {}

    @Override
    public Integer call() throws IOException {
        if (days < 1 || days > LONGEST) {
            throw new IllegalArgumentException("--days is " + days + "; give 1 to " + LONGEST);
        }
        LocalDate first = from == null ? LocalDate.now(clock) : from;
        List<Upcoming> anniversaries =
                Upcoming.in(StageSettings.knowledge(options.load()).read().events(), first, days).stream()
                        .filter(anniversary -> EventsCommand.isOf(region, anniversary.event()))
                        .toList();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (ical != null) {
            String calendar = UpcomingCalendar.write(anniversaries, clock.instant());
            if (ical.toString().equals("-")) {
                out.print(calendar);
                out.flush();
            } else {
                Files.writeString(ical, calendar);
                err.println(count(anniversaries, first) + " in " + ical);
            }
            return Exit.OK;
        }
        TextTable table = new TextTable();
        for (Upcoming anniversary : anniversaries) {
            Row row = row(anniversary);
            if (json) {
                out.println(Json.write(row));
            } else {
                table.add(row.day().toString(), "%4d".formatted(row.n()), row.title());
            }
        }
        table.lines().forEach(out::println);
        err.println(count(anniversaries, first));
        return Exit.OK;
    }

    private String count(List<Upcoming> anniversaries, LocalDate first) {
        return anniversaries.size() + (anniversaries.size() == 1 ? " anniversary" : " anniversaries") + " from " + first
                + " to " + first.plusDays(days - 1L);
    }

    private static Row row(Upcoming anniversary) {
        return new Row(
                anniversary.day(),
                anniversary.n(),
                anniversary.event().id(),
                anniversary.event().title(),
                anniversary.event().category(),
                anniversary.event().region());
    }
}
