package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.perennial.app.bench.InventedArchive;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.servers.DatabaseSettings;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.contract.EnrichedArticle;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial bench store}: how fast the sink writes, and what many months cost it. */
@Command(
        name = "store",
        description =
                "Articles a second that the sink stores in a database of its own, of one month and of twenty-four in each batch,"
                        + " new and read again.",
        mixinStandardHelpOptions = true)
public final class StoreBench implements Callable<Integer> {
    private static final long SEED = 2_025;
    private static final int MONTHS = 24;
    private static final int BATCH = 500;
    private static final int ROUNDS = 3;

    @Option(
            names = "--articles",
            defaultValue = "10000",
            paramLabel = "N",
            description = "How many articles of some 1,000 characters in each measurement (${DEFAULT-VALUE}).")
    private int count;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<EnrichedArticle> ofOneMonth = articles(new InventedArchive(SEED, MONTHS * count));
        List<EnrichedArticle> ofMany = new ArrayList<>(articles(new InventedArchive(SEED + 1, count)));
        Collections.shuffle(ofMany, new Random(SEED));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d articles in batches of %d, median of %d; articles a second%n%n",
                count,
                BATCH,
                ROUNDS);
        out.printf(Locale.ROOT, "%-36s %10s %16s%n", "", "new", "read again");
        print(out, "of one month", ofOneMonth);
        print(out, "each batch of " + MONTHS + " months", ofMany);
        return Exit.OK;
    }

    private void print(PrintWriter out, String name, List<EnrichedArticle> articles) throws IOException {
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Path place = Files.createTempDirectory("perennial-bench");
            try (DataDirectory data = DataDirectory.open(place);
                    EmbeddedDatabase server =
                            EmbeddedDatabase.start(data, DatabaseSettings.defaults(), Clock.systemUTC());
                    Database database =
                            Database.open(new DatabaseConfig(server.jdbcUrl(), server.user(), server.password(), 2))) {
                PostgresArticleStore store = new PostgresArticleStore(database.dataSource());
                first.add(articlesASecond(store, articles));
                again.add(articlesASecond(store, articles));
            } finally {
                DataDirectory.erase(place);
            }
        }
        Collections.sort(first);
        Collections.sort(again);
        out.printf(Locale.ROOT, "%-36s %10.0f %16.0f%n", name, first.get(ROUNDS / 2), again.get(ROUNDS / 2));
        out.flush();
    }

    private double articlesASecond(PostgresArticleStore store, List<EnrichedArticle> articles) {
        long begin = System.nanoTime();
        for (int from = 0; from < articles.size(); from += BATCH) {
            store.write(
                    Batch.of(articles.subList(from, Math.min(articles.size(), from + BATCH)), Map.of()),
                    (index, reason) -> {
                        throw new IllegalStateException("refused: " + reason);
                    });
        }
        return articles.size() / ((System.nanoTime() - begin) / 1e9);
    }

    private List<EnrichedArticle> articles(InventedArchive archive) {
        return IntStream.range(0, count).mapToObj(archive::article).toList();
    }
}
