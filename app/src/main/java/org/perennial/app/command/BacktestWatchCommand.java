package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.analysis.query.EventNames;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Backtest;
import org.perennial.watch.timing.Spans;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial watch backtest}: what a watch would have sent. */
@Command(
        name = "backtest",
        description = {
            "Says what a watch would have sent: when, how much in each message, its subject. The same judgement that sends runs over",
            "what is stored; stories told in the week before the time are taken as known."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial watch backtest embassy-desk --last 7d",
            "  perennial watch backtest embassy-desk --anniversary --json"
        })
final class BacktestWatchCommand implements Callable<Integer> {
    private static final Duration HISTORY = Duration.ofDays(7);
    private static final int DAYS_BEFORE = 3;
    private static final int DAYS_AFTER = 4;

    private final Clock clock;

    @Parameters(paramLabel = "NAME", description = "The watch.")
    private String name = "";

    @ArgGroup(exclusive = true)
    private Period period = new Period();

    /** Which time is looked at. */
    static final class Period {
        @Option(
                names = "--last",
                paramLabel = "TIME",
                description = "So long up to now, such as 7d or 12h (default: 7d).")
        private @Nullable String last;

        @Option(
                names = "--anniversary",
                description = "The week around the last return of the event that the query names.")
        private boolean anniversary;
    }

    @Option(names = "--json", description = "One JSON object with every message and notice.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BacktestWatchCommand() {
        this(Clock.systemUTC());
    }

    BacktestWatchCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Configuration configuration = options.load();
        try (Database database = StoreAccess.open(configuration)) {
            Watch watch = WatchAccess.find(configuration, database, name).watch();
            Instant from;
            Instant to;
            if (period.anniversary) {
                LocalDate day =
                        lastReturn(watch, WatchParts.events(configuration).get());
                from = day.minusDays(DAYS_BEFORE).atStartOfDay(watch.zone()).toInstant();
                to = day.plusDays(DAYS_AFTER).atStartOfDay(watch.zone()).toInstant();
            } else {
                to = clock.instant();
                from = to.minus(Spans.parse(period.last == null ? "7d" : period.last));
            }
            Backtest.Report report =
                    WatchParts.backtest(configuration, database.dataSource()).run(watch, from, to, HISTORY);
            print(watch, report);
        }
        return Exit.OK;
    }

    private void print(Watch watch, Backtest.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report));
            return;
        }
        TextTable table = new TextTable();
        for (Backtest.Sent sent : report.messages()) {
            table.add(
                    WatchAccess.time(sent.due(), watch.zone()),
                    Wording.count(sent.notices().size(), "notice"),
                    sent.overflow() ? "beyond the budget" : "",
                    sent.subject());
        }
        table.lines().forEach(out::println);
        out.println(Wording.count(report.articles(), "matching article") + ", " + report.stories()
                + (report.stories() == 1 ? " story, " : " stories, ")
                + Wording.count(report.notices(), "notice") + " in "
                + Wording.count(report.messages().size(), "message") + ", from "
                + WatchAccess.time(report.from(), watch.zone()) + " to "
                + WatchAccess.time(report.to(), watch.zone()));
    }

    private LocalDate lastReturn(Watch watch, EventRegistry registry) {
        Set<String> asked = EventNames.in(watch.query().query());
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("--anniversary needs an event in the query, and " + watch.query()
                    + " names none; write event:… or use --last 7d");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), watch.zone());
        return Upcoming.in(registry, today.minusDays(366), 367).stream()
                .filter(upcoming -> asked.stream()
                        .anyMatch(
                                name -> EventNames.means(name, upcoming.event().id())))
                .map(Upcoming::day)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("the events of the query, " + String.join(", ", asked)
                        + ", had no return within a year; look with: perennial events list"));
    }
}
