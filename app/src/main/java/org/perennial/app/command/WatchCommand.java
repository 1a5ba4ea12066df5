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
import org.perennial.watch.stream.Coverage;
import org.perennial.watch.stream.CoverageFilter;
import org.perennial.watch.stream.CoverageStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial watch tail}: new coverage in a terminal. */
@Command(
        name = "watch",
        description = "Follows new coverage.",
        mixinStandardHelpOptions = true,
        subcommands = WatchCommand.Tail.class)
public final class WatchCommand {

    /** New coverage as it is stored, a line each. */
    @Command(
            name = "tail",
            description = "Prints new coverage of anniversaries as it is stored, until Ctrl-C.",
            mixinStandardHelpOptions = true)
    static final class Tail implements Callable<Integer> {
        private static final long PAUSE_MILLISECONDS = 500;

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
            Configuration configuration = options.load();
            PrintWriter out = spec.commandLine().getOut();
            try (Database database = StoreAccess.open(configuration)) {
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
            return Exit.OK;
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
}
