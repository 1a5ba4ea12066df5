package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryParser;
import org.perennial.app.bench.ArchiveLoader;
import org.perennial.app.bench.InventedArchive;
import org.perennial.app.bench.InventedQueries;
import org.perennial.app.bench.InventedQueries.Asked;
import org.perennial.app.bench.InventedQueries.Kind;
import org.perennial.app.bench.PlainTable;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.servers.DatabaseSettings;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.watch.search.Archive;
import org.perennial.watch.search.Cursor;
import org.perennial.watch.search.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial bench search}: how long searches take in an archive of invented articles. */
@Command(
        name = "search",
        description =
                "Milliseconds that a page of a search takes in an archive of invented articles of eleven languages,"
                        + " beside one table with PostgreSQL's own configuration \"simple\" and pages by OFFSET.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial bench search",
            "  perennial bench search --articles 200000 --directory /tmp/archive     fill once, ask again and again"
        })
public final class SearchBench implements Callable<Integer> {
    private static final long SEED = 2_025;
    private static final int PAGE = 20;
    private static final int DEEP = 1_000;
    private static final int SECONDS = 3;
    private static final String GIVEN_UP = "57014";
    private static final double NANOS_A_MILLISECOND = 1e6;
    private static final Instant NOW = InventedArchive.END;

    @Option(
            names = "--articles",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "How many articles of some 1,000 characters (${DEFAULT-VALUE}); a million need 15 GB.")
    private int count;

    @Option(
            names = "--queries",
            defaultValue = "100",
            paramLabel = "N",
            description = "How many questions of each kind (${DEFAULT-VALUE}).")
    private int queries;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description =
                    "Where the archive lies, and stays; what lies there already is used. A temporary one if left out.")
    private @Nullable Path directory;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Milliseconds of one kind of question, and what was found. */
    private record Times(double[] milliseconds, int found, int givenUp) {
        double at(double share) {
            return milliseconds[(int) Math.min(milliseconds.length - 1, Math.ceil(share * milliseconds.length) - 1)];
        }
    }

    /**
     * What became of a question.
     *
     * @param found negative if it was given up
     * @param nanos what the page took, without those before it
     */
    private record Answer(int found, long nanos) {}

    /** Asks one question. */
    private interface Asking {
        Answer ask(Asked asked) throws SQLException;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        Path place = directory == null ? Files.createTempDirectory("perennial-bench") : directory;
        PrintWriter err = spec.commandLine().getErr();
        try (DataDirectory data = DataDirectory.open(place);
                EmbeddedDatabase server =
                        EmbeddedDatabase.start(data, DatabaseSettings.defaults(), Clock.systemUTC(), err::println);
                Database database =
                        Database.open(new DatabaseConfig(server.jdbcUrl(), server.user(), server.password(), 4))) {
            InventedArchive archive = new InventedArchive(SEED, count);
            Path filled = place.resolve("bench-" + count + "-articles");
            if (!Files.exists(filled)) {
                fill(database.dataSource(), archive, err::println);
                Files.writeString(filled, "");
            }
            measure(database.dataSource(), archive);
        } finally {
            if (directory == null) {
                DataDirectory.erase(place);
            }
        }
        return Exit.OK;
    }

    private void fill(DataSource database, InventedArchive archive, Consumer<String> say)
            throws SQLException, IOException {
        say.accept("Inventing articles");
        long begin = System.nanoTime();
        try (Progress progress = Progress.of("Inventing", "articles", count)) {
            new ArchiveLoader(database).load(archive, progress::stepTo);
        }
        say.accept("Filled in %.0f s; making the plain table".formatted((System.nanoTime() - begin) / 1e9));
        new PlainTable(database).make();
    }

    private void measure(DataSource database, InventedArchive archive) throws SQLException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d articles, %d questions of each kind, pages of %d; milliseconds; %.1f processes at work on %d cores%n%n",
                count,
                queries,
                PAGE,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        out.printf(
                Locale.ROOT,
                "%-36s %8s %8s %8s %7s   %8s %8s %8s %7s%n",
                "",
                "p50",
                "p95",
                "p99",
                "found",
                "p50",
                "p95",
                "p99",
                "found");
        out.printf(Locale.ROOT, "%-36s %-34s   %s%n", "", "perennial search", "plain table, simple, OFFSET");
        Archive ours = new Archive(database);
        PlainTable plain = new PlainTable(database);
        try (Progress progress =
                Progress.of("Asking", "questions", (long) Kind.values().length * 2 * (queries + queries / 4))) {
            for (Kind kind : Kind.values()) {
                Times our = times(archive, kind, asked -> ours(ours, kind, asked), progress);
                Times other = times(archive, kind, asked -> plain(plain, kind, asked), progress);
                out.printf(
                        Locale.ROOT,
                        "%-36s %8.1f %8.1f %8.1f %7d   %8.1f %8.1f %8.1f %7d%s%n",
                        kind.label(),
                        our.at(0.50),
                        our.at(0.95),
                        our.at(0.99),
                        our.found(),
                        other.at(0.50),
                        other.at(0.95),
                        other.at(0.99),
                        other.found(),
                        other.givenUp() == 0 ? "" : "  %d given up after %d s".formatted(other.givenUp(), SECONDS));
                out.flush();
            }
        }
    }

    /** Other questions first, so that what is measured is neither the first nor known already. */
    private Times times(InventedArchive archive, Kind kind, Asking asking, Progress progress) throws SQLException {
        InventedQueries before = new InventedQueries(archive, SEED + 1);
        for (int i = 0; i < queries / 4; i++) {
            asking.ask(before.next(kind));
            progress.step();
        }
        InventedQueries questions = new InventedQueries(archive, SEED + 2);
        List<Double> milliseconds = new ArrayList<>();
        int found = 0;
        int givenUp = 0;
        for (int i = 0; i < queries; i++) {
            Answer answer = asking.ask(questions.next(kind));
            milliseconds.add(answer.nanos() / NANOS_A_MILLISECOND);
            found += Math.max(0, answer.found());
            givenUp += answer.found() < 0 ? 1 : 0;
            progress.step();
        }
        double[] sorted = milliseconds.stream().mapToDouble(d -> d).toArray();
        Arrays.sort(sorted);
        return new Times(sorted, found, givenUp);
    }

    private static Answer ours(Archive archive, Kind kind, Asked asked) {
        Query query = QueryParser.parse(asked.text());
        Cursor from = null;
        if (kind == Kind.FILTERED_NEXT || kind == Kind.FREQUENT_DEEP) {
            int before = kind == Kind.FREQUENT_DEEP ? DEEP : PAGE;
            from = archive.search(query, ZoneOffset.UTC, NOW, null, before).next();
            if (from == null) {
                return new Answer(0, 0); // there is no such page
            }
        }
        long begin = System.nanoTime();
        Page page = archive.search(query, ZoneOffset.UTC, NOW, from, PAGE);
        return new Answer(page.found().size(), System.nanoTime() - begin);
    }

    private static Answer plain(PlainTable table, Kind kind, Asked asked) throws SQLException {
        long begin = System.nanoTime();
        try {
            int offset = kind == Kind.FREQUENT_DEEP ? DEEP : kind == Kind.FILTERED_NEXT ? PAGE : 0;
            int found = table.page(asked, offset, PAGE, SECONDS);
            return new Answer(found, System.nanoTime() - begin);
        } catch (SQLException e) {
            if (GIVEN_UP.equals(e.getSQLState())) {
                return new Answer(-1, System.nanoTime() - begin);
            }
            throw e;
        }
    }
}
