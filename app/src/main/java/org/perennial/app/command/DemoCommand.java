package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.perennial.app.config.Configuration;
import org.perennial.app.newsroom.Newsroom;
import org.perennial.app.newsroom.NewsroomCheck;
import org.perennial.app.newsroom.NewsroomKey;
import org.perennial.app.newsroom.NewsroomServer;
import org.perennial.app.newsroom.Opening;
import org.perennial.app.pipeline.Pipeline;
import org.perennial.app.pipeline.RunningInstance;
import org.perennial.app.pipeline.StageName;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.source.SourceList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial demo}: all of it on a sample newsroom. */
@Command(
        name = "demo",
        description = {
            "Shows all of it on a sample newsroom: nothing is asked of the network, nothing has to be installed.",
            "The newsroom publishes over four minutes; open the page and watch."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final Duration LONGEST_APPEARANCE = Duration.ofMinutes(4);
    private static final List<String> SETTINGS = List.of(
            "data-directory=./perennial-demo-data",
            "ingest.interval=5s",
            "ingest.min-interval=1s",
            "ingest.host-pause=0ms",
            "ingest.polling.adaptive=false",
            "ingest.allow-networks=127.0.0.0/8");

    @Option(
            names = "--check",
            description = {
                "Take in the whole newsroom, compare what is stored with what is expected, and end:",
                "exit code 0 if they are the same, 1 with the differences if not.",
                "Where a demo is running on the data directory, that one is compared."
            })
    private boolean check;

    @Option(
            names = "--pace",
            paramLabel = "FACTOR",
            description = "How long the newsroom takes to publish: 1 is four minutes, 0 all at once"
                    + " (default: 1, with --check 0). A newsroom that has been opened keeps its pace.")
    private double pace = -1;

    @Option(
            names = "--newsroom-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Where the newsroom listens (default: a free port, the same after a restart).")
    private int newsroomPort;

    @Option(names = "--sources", paramLabel = "FILE", description = "Feeds of your own to read beside the newsroom's.")
    private List<Path> own = new ArrayList<>();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration configuration = options.load(SETTINGS);
        Path data = StageSettings.dataDirectory(configuration);
        Optional<RunningInstance> running = RunningInstance.on(data);
        Optional<Opening> newsroom = SampleNewsroom.opening(data);
        if (check && running.isPresent() && newsroom.isPresent()) {
            try (DemoStore store = DemoStore.of(running.get(), configuration)) {
                return report(
                        store.compare(NewsroomKey.of(Newsroom.shipped(), newsroom.get()), appearing(newsroom.get())));
            }
        }
        double chosen = pace >= 0 ? pace : check ? 0 : 1;
        Clock clock = Clock.systemUTC();
        PrintWriter err = spec.commandLine().getErr();
        try (NewsroomServer server = SampleNewsroom.open(data, chosen, newsroomPort, clock)) {
            List<Source> sources = new ArrayList<>(SampleNewsroom.sources(server));
            sources.addAll(SourceList.readAll(own));
            err.println("The sample newsroom of " + sources.size() + " feeds is open at "
                    + server.opening().base());
            if (check) {
                try (Pipeline pipeline = Pipeline.start(configuration, StageName.all(), sources, clock, err::println);
                        DemoStore store = DemoStore.of(pipeline, configuration)) {
                    return report(store.compare(server.key(), appearing(server.opening())));
                }
            }
            Session.run(
                    () -> Pipeline.start(configuration, StageName.all(), sources, clock, err::println),
                    pipeline -> err.println("Open " + pipeline.entryUrl()
                            + "   (sample data, nothing leaves this machine; Ctrl-C stops, data stays in " + data
                            + ")"),
                    err);
            return Exit.OK;
        }
    }

    /** How long the newsroom still goes on publishing. */
    private static Duration appearing(Opening opening) {
        Duration all = Duration.ofMillis((long) (LONGEST_APPEARANCE.toMillis() * opening.pace()));
        Duration left =
                Duration.between(Clock.systemUTC().instant(), opening.at().plus(all));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private int report(NewsroomCheck.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        for (NewsroomCheck.Kind kind : NewsroomCheck.Kind.values()) {
            NewsroomCheck.Tally tally = result.tallies().get(kind);
            if (tally != null) {
                out.println("%-14s %4d of %4d"
                        .formatted(
                                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                tally.right(),
                                tally.expected()));
            }
        }
        result.differences().forEach(out::println);
        out.println(
                result.holds()
                        ? "The store holds just what the newsroom published."
                        : result.differences().size() + " differences.");
        return result.holds() ? Exit.OK : Exit.NO;
    }
}
