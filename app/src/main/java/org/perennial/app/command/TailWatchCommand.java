package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Letter;
import org.perennial.watch.message.Message;
import org.perennial.watch.stream.Coverage;
import org.perennial.watch.stream.CoverageFilter;
import org.perennial.watch.stream.CoverageStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial watch tail}: what a watch tells, or all new coverage, in a terminal. */
@Command(
        name = "tail",
        description = {
            "Prints what a watch tells as it is told, until Ctrl-C.",
            "Without a name: new coverage of anniversaries as it is stored."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  perennial watch tail embassy-desk", "  perennial watch tail --language az --json"})
final class TailWatchCommand implements Callable<Integer> {
    private static final long PAUSE_MILLISECONDS = 500;
    private static final int AT_ONCE = 200;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The watch; all new coverage if left out.")
    private @Nullable String name;

    @Option(names = "--everything", description = "Articles that mention no anniversary too.")
    private boolean everything;

    @Option(names = "--language", paramLabel = "TAG", description = "Only this language, such as az.")
    private @Nullable String language;

    @Option(names = "--event", paramLabel = "ID", description = "Only this event of the registry.")
    private @Nullable String event;

    @Option(names = "--from-start", description = "All that is stored first.")
    private boolean fromStart;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (name != null && (everything || language != null || event != null)) {
            throw new IllegalArgumentException(
                    "--everything, --language and --event are for all coverage; what the watch " + name
                            + " asks for stands in its query");
        }
        Configuration configuration = options.load();
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = StoreAccess.open(configuration)) {
            if (name == null) {
                followCoverage(database, out);
            } else {
                followWatch(WatchAccess.find(configuration, database, name).watch(), database, out);
            }
        }
        return Exit.OK;
    }

    private void followWatch(Watch watch, Database database, PrintWriter out) throws InterruptedException {
        Tellings tellings = new Tellings(database.dataSource());
        long seen = fromStart ? 0 : tellings.last();
        while (!out.checkError()) {
            List<Tellings.Told> news = tellings.after(watch.name(), seen, AT_ONCE);
            for (Tellings.Told told : news) {
                seen = told.number();
                if (json) {
                    out.println(Json.write(told.notice()));
                    continue;
                }
                Letter.Card card = Composer.compose(new Message(
                                watch,
                                List.of(told.notice()),
                                false,
                                told.notice().at()))
                        .cards()
                        .get(0);
                out.println(WatchAccess.line(card));
            }
            if (news.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            }
        }
    }

    private void followCoverage(Database database, PrintWriter out) throws InterruptedException {
        CoverageStream stream = new CoverageStream(database.dataSource());
        CoverageFilter filter = new CoverageFilter(everything, language, event);
        long seen = fromStart ? 0 : stream.newest();
        while (!out.checkError()) {
            long newest = stream.newest();
            List<Coverage> news = stream.after(seen, filter);
            for (Coverage line : news) {
                out.println(json ? Json.write(line) : shown(line));
                seen = line.change();
            }
            if (news.isEmpty()) {
                seen = Math.max(seen, newest); // what the filter left out is not looked at again
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            }
        }
    }

    private static String shown(Coverage line) {
        String anniversary = line.event() == null
                ? ""
                : "  [" + line.event() + (line.n() == null ? "" : ", " + line.n() + " years") + "]";
        String revised = line.version() > 1 ? "  (version " + line.version() + ")" : "";
        String copied = "exact".equals(line.relation()) ? "  (copy)" : "";
        return "%-7s %-24s %s%s%s%s"
                .formatted(
                        line.language() == null ? "" : line.language(),
                        line.source() == null ? "" : line.source(),
                        line.title() == null ? "(no title)" : line.title(),
                        anniversary,
                        revised,
                        copied);
    }
}
