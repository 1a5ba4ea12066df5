package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.history.CommemorationHistory;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial newsroom history}: four years of invented coverage of commemorations, as raw articles. */
@Command(
        name = "history",
        description = {
            "Prints four years of invented coverage of commemorations as raw articles, JSON Lines, for `backfill` and `analyze`.",
            "Three events in seven languages, with copies, quiet days, a language that falls silent, and words and numbers that change"
                    + " from year to year, among articles about other things. The same seed and day give the same articles."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial newsroom history --until 2025-03-15 > history.jsonl",
            "  perennial newsroom history --everyday 0 | perennial analyze"
        })
final class HistoryCommand implements Callable<Integer> {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another number gives other articles (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--until", paramLabel = "DAY", description = "The last day of the history (default: today in UTC).")
    private @Nullable LocalDate until;

    @Option(
            names = "--everyday",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many articles about other things each outlet writes a day (${DEFAULT-VALUE}).")
    private int everyday;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (everyday < 0 || everyday > 1_000) {
            throw new IllegalArgumentException("--everyday is " + everyday + "; give 0 to 1000");
        }
        LocalDate last = until == null ? LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC) : until;
        List<RawArticle> articles = new CommemorationHistory(seed, last, everyday).articles();
        PrintWriter out = new PrintWriter(spec.commandLine().getOut(), false);
        articles.forEach(article -> out.println(Json.write(article)));
        out.flush();
        spec.commandLine().getErr().println(Wording.count(articles.size(), "article") + " until " + last);
        return Exit.OK;
    }
}
