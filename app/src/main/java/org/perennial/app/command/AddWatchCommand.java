package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.sink.Database;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.DefinitionReader;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.definition.WatchFolder;
import org.perennial.watch.ledger.Backtest;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.timing.DigestTime;
import org.perennial.watch.timing.QuietHours;
import org.perennial.watch.timing.Schedule;
import org.perennial.watch.timing.Spans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial watch add}: a watch of your own, as a file. */
@Command(
        name = "add",
        description = {
            "Writes a watch as a file into the folder of watches; what runs takes it over by itself.",
            "Where a database is there, it is first looked what the watch would have told in the last seven days: more than",
            "watch.most-alerts on one day is refused (exit code 1) unless --confirm is given."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial watch add embassy-desk --query 'event:khojaly (lang:en OR lang:fr)' --zone Europe/Berlin"
                + " --channel desk-mail --quiet 22:00-07:00")
final class AddWatchCommand implements Callable<Integer> {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Clock clock;

    @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and hyphens.")
    private String name = "";

    @Option(
            names = "--query",
            required = true,
            paramLabel = "QUERY",
            description = "What it asks; see docs/query-language.md.")
    private String query = "";

    @Option(names = "--title", paramLabel = "TITLE", description = "What its readers call it (default: the name).")
    private @Nullable String title;

    @Option(names = "--owner", paramLabel = "WHO", description = "Who answers for it.")
    private @Nullable String owner;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Its readers' time zone (default: this machine's).")
    private @Nullable ZoneId zone;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The language of its messages (default: en).")
    private String locale = "en";

    @Option(names = "--channel", paramLabel = "NAME", description = "A channel of channels.yaml; may be repeated.")
    private List<String> channels = new ArrayList<>();

    @Option(
            names = "--schedule",
            paramLabel = "WHEN",
            defaultValue = "instant",
            description = "instant, every 30m, daily 07:00 or weekly mon 07:00 (default: ${DEFAULT-VALUE}).")
    private String schedule = "instant";

    @Option(
            names = "--bundle",
            paramLabel = "TIME",
            defaultValue = "30m",
            description = "How long after a message the next one waits (default: ${DEFAULT-VALUE}).")
    private String bundle = "30m";

    @Option(
            names = "--quiet",
            paramLabel = "HOURS",
            description = "Hours in which nothing is sent, such as 22:00-07:00.")
    private @Nullable String quiet;

    @Option(
            names = "--digest",
            paramLabel = "WHEN",
            description = "When the digest of the last whole week is sent, such as 'mon 07:00' (default: never).")
    private @Nullable String digest;

    @Option(
            names = "--budget",
            paramLabel = "N",
            defaultValue = "50",
            description = "The most messages of one day (default: ${DEFAULT-VALUE}).")
    private int budget;

    @Option(names = "--topic", description = "Write its notices to the topic watches.alerts too.")
    private boolean topic;

    @Option(names = "--confirm", description = "Take it however much it would send.")
    private boolean confirm;

    @Option(names = "--json", description = "The watch as one JSON object.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AddWatchCommand() {
        this(Clock.systemDefaultZone());
    }

    AddWatchCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Configuration configuration = options.load();
        WatchFolder folder = WatchParts.folder(configuration);
        Watch watch = watch();
        Map<String, ChannelDefinition> known = folder.read().channels();
        WatchFolder.checkChannels(watch, known, "");
        PrintWriter err = spec.commandLine().getErr();
        Optional<Database> found = StoreAccess.find(configuration);
        if (found.isEmpty()) {
            refuseTaken(WatchAccess.ofFiles(configuration));
            err.println("There is no database here, so it was not looked how much this would send");
        } else {
            try (Database database = found.get()) {
                refuseTaken(WatchParts.watches(configuration, database.dataSource(), clock)
                        .all());
                Instant now = clock.instant();
                Backtest.Report report = WatchParts.backtest(configuration, database.dataSource())
                        .run(watch, now.minus(WEEK), now, WEEK);
                int most = StageSettings.watch(configuration).mostAlerts();
                int busiest = Math.max(report.mostNoticesOfADay(watch), report.mostMessagesOfADay(watch, known));
                if (busiest > most && !confirm) {
                    err.println("perennial: watch " + name + " would have sent " + busiest
                            + " on the busiest day of the last week, more than watch.most-alerts (" + most
                            + "); ask for less, or give --confirm");
                    return Exit.NO;
                }
                err.println("In the last seven days it would have told "
                        + Wording.count(report.notices(), "notice") + " of " + report.stories() + " stories in "
                        + Wording.count(report.messages().size(), "message"));
            }
        }
        Path file = write(folder, watch);
        if (json) {
            spec.commandLine().getOut().println(DefinitionReader.json(watch));
        }
        err.println("Wrote " + file + (channels.isEmpty() ? "; it goes to no channel yet" : ""));
        return Exit.OK;
    }

    private Watch watch() {
        return new Watch(
                name,
                title,
                WatchAccess.query(query),
                owner,
                zone == null ? clock.getZone() : zone,
                locale,
                new Watch.Deliver(
                        channels,
                        Schedule.parse(schedule),
                        Spans.parse(bundle),
                        quiet == null ? null : QuietHours.parse(quiet),
                        budget,
                        digest == null ? null : DigestTime.parse(digest)),
                Watch.News.USUAL,
                List.of(),
                null,
                Watch.Silence.NONE,
                WEEK,
                false,
                topic);
    }

    private void refuseTaken(Map<String, Watches.Entry> all) {
        Watches.Entry taken = all.get(name);
        if (taken != null) {
            throw new IllegalArgumentException("there is a watch " + name + " already, "
                    + (taken.place() == null ? "made through the API" : "in " + taken.place())
                    + "; change that one, or choose another name");
        }
    }

    private static Path write(WatchFolder folder, Watch watch) throws IOException {
        Files.createDirectories(folder.path());
        Path file = folder.path().resolve(watch.name() + ".yaml");
        try {
            Files.writeString(
                    file, DefinitionReader.yaml(watch), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    file + " is there already and holds other watches; choose another name", e);
        }
        return file;
    }
}
