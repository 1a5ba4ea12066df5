package org.perennial.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.perennial.benchmarks.Contest.Contestant;
import org.perennial.benchmarks.Contest.Standing;
import org.perennial.contract.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code perennial bench duplicates}: how fast near duplicates can be looked for on one thread, how much is kept of a
 * text, how many candidates there are, and how right the decision is, beside MinHash and SimHash of java-lsh.
 */
@Command(
        name = "duplicates",
        description =
                "Near duplicates on one thread, beside MinHash and SimHash of java-lsh 0.12: speed, bytes, candidates"
                        + " and how right the decision is.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial bench duplicates --gold near-duplicates.jsonl")
final class DuplicatesBench implements Callable<Integer> {
    /** The rivals are slow: so many articles are enough to tell their speed. */
    private static final int MOST_FOR_SPEED = 300;

    @Option(
            names = "--gold",
            paramLabel = "FILE",
            description =
                    "Labelled articles as JSON Lines: id, cluster, published, title, text; sample articles copied by rule"
                            + " if left out.")
    private @Nullable Path gold;

    @Option(
            names = "--articles",
            defaultValue = "300",
            paramLabel = "N",
            description = "How many sample articles to copy from (${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "Rounds of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--json", description = "One JSON object per line instead of the table.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        checkPositive("--articles", most);
        checkPositive("--rounds", rounds);
        List<DuplicateRow> rows = gold == null ? CopiesByRule.of(SampleArticles.generate(most)) : read(gold);
        if (rows.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), gold + " holds no articles: give one JSON object per line");
        }
        List<CopyFinder<?>> finders =
                List.of(new TextPrintFinder(), new MinHashFinder(.7), new MinHashFinder(.5), new SimHashFinder());
        progress("measuring the speed of " + finders.size() + " ways, " + rounds + " rounds");
        List<Standing> standings = speeds(finders, rows.subList(0, Math.min(MOST_FOR_SPEED, rows.size())));
        List<Line> lines = new ArrayList<>();
        for (CopyFinder<?> finder : finders) {
            progress("comparing %d articles, way %d of %d: %s"
                    .formatted(rows.size(), lines.size() + 1, finders.size(), finder.name()));
            lines.add(new Line(standings.get(lines.size()).articlesPerSecond(), CopyScore.of(finder, rows)));
        }
        print(lines, rows);
        return 0;
    }

    /**
     * A line of the table.
     *
     * @param articlesPerSecond that the way prints on one thread
     */
    record Line(double articlesPerSecond, CopyScore score) {}

    private List<Standing> speeds(List<CopyFinder<?>> finders, List<DuplicateRow> rows) throws InterruptedException {
        LongAdder keys = new LongAdder();
        return new Contest(
                        finders.stream()
                                .map(finder -> new Contestant(
                                        finder.name(),
                                        rows.size(),
                                        () -> rows.forEach(row -> keys.add(keys(finder, row)))))
                                .toList(),
                        rounds)
                .run();
    }

    private static <P> int keys(CopyFinder<P> finder, DuplicateRow row) {
        return finder.keys(finder.print(row.title(), row.text())).length;
    }

    private void print(List<Line> lines, List<DuplicateRow> rows) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            lines.forEach(line -> out.println(Json.write(line)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%d articles of %d characters on average, one thread, median of %d rounds%n%n",
                    rows.size(),
                    (int) rows.stream()
                            .mapToInt(row -> row.text().length())
                            .average()
                            .orElse(0),
                    rounds);
            out.printf(
                    "%-32s %10s %6s %5s %11s %10s %10s %7s %6s%n",
                    "", "articles/s", "bytes", "keys", "candidates", "and recall", "precision", "recall", "F1");
            lines.forEach(line -> out.printf(
                    Locale.ROOT,
                    "%-32s %10.0f %6.0f %5.1f %11.2f %10.3f %10.3f %7.3f %6.3f%n",
                    line.score().finder(),
                    line.articlesPerSecond(),
                    line.score().bytes(),
                    line.score().keys(),
                    line.score().candidates(),
                    line.score().candidateRecall(),
                    line.score().precision(),
                    line.score().recall(),
                    line.score().f1()));
        }
        out.flush();
    }

    private void progress(String what) {
        spec.commandLine().getErr().println(what);
        spec.commandLine().getErr().flush();
    }

    private void checkPositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " is " + value + ": give at least 1");
        }
    }

    private List<DuplicateRow> read(Path path) {
        List<DuplicateRow> rows = new ArrayList<>();
        try (var lines = Files.lines(path)) {
            lines.filter(line -> !line.isBlank()).forEach(line -> rows.add(row(path, line, rows.size() + 1)));
            return rows;
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read " + path + ": give a readable file of JSON Lines", e);
        }
    }

    private DuplicateRow row(Path path, String line, int number) {
        try {
            return Json.read(line, DuplicateRow.class);
        } catch (SerializationException e) {
            throw new ParameterException(spec.commandLine(), path + ", row " + number + ": " + e.getMessage(), e);
        }
    }
}
