package org.perennial.app.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.perennial.app.config.Configuration;
import org.perennial.app.newsroom.Holdings;
import org.perennial.app.newsroom.NewsroomCheck;
import org.perennial.app.newsroom.NewsroomKey;
import org.perennial.app.newsroom.StoreHoldings;
import org.perennial.app.pipeline.Pipeline;
import org.perennial.app.pipeline.RunningInstance;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.Topics;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;

/** The database and the dead letters of a running demo, to be compared with the newsroom's key. */
final class DemoStore implements AutoCloseable {
    /** What holds for this long goes on holding. */
    private static final Duration SETTLED = Duration.ofSeconds(8);

    /** What has not changed for this long does not change any more: polls are seconds apart. */
    private static final Duration STALLED = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Holdings holdings;
    private final AutoCloseable connections;

    private DemoStore(DataSource database, AutoCloseable connections, Map<String, Object> kafka) {
        this.holdings = new StoreHoldings(database, () -> deadLetters(kafka));
        this.connections = connections;
    }

    /** Of a pipeline in this process. */
    static DemoStore of(Pipeline pipeline, Configuration configuration) {
        return new DemoStore(
                pipeline.dataSource(),
                () -> {},
                KafkaAccess.clientSettings(configuration, pipeline.bootstrapServers()));
    }

    /** Of a pipeline in another process. */
    static DemoStore of(RunningInstance running, Configuration configuration) {
        Path data = StageSettings.dataDirectory(configuration);
        DatabaseConfig config = StageSettings.database(configuration, running, data);
        Database database = Database.open(config);
        return new DemoStore(
                database.dataSource(), database, KafkaAccess.clientSettings(configuration, running.bootstrapServers()));
    }

    /**
     * The outcome once it holds and goes on holding, or once all has appeared and nothing changes any more.
     *
     * @param appearing how long the newsroom still goes on publishing at most
     */
    NewsroomCheck.Result compare(NewsroomKey key, Duration appearing) throws InterruptedException {
        long allOut = System.nanoTime() + appearing.toNanos();
        int expected = key.articles().size();
        try (Progress progress = Progress.of("Taking in", "articles", expected)) {
            List<String> differences = List.of();
            long since = System.nanoTime();
            while (true) {
                NewsroomCheck.Result result = NewsroomCheck.compare(key, holdings);
                NewsroomCheck.Tally articles = result.tallies().get(NewsroomCheck.Kind.ARTICLES);
                progress.stepTo(articles == null ? 0 : articles.right());
                long now = System.nanoTime();
                if (!result.differences().equals(differences)) {
                    differences = result.differences();
                    since = now;
                }
                long unchanged = now - since;
                if (result.holds() && unchanged > SETTLED.toNanos() || now > allOut && unchanged > STALLED.toNanos()) {
                    return result;
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        }
    }

    private static List<Holdings.StoredDeadLetter> deadLetters(Map<String, Object> kafka) {
        List<Holdings.StoredDeadLetter> letters = new ArrayList<>();
        KafkaAccess.readAll(
                kafka,
                Topics.DEAD_LETTERS,
                record -> DeadLetter.of(record.headers())
                        .ifPresent(letter -> letters.add(new Holdings.StoredDeadLetter(
                                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                                letter.reason().code()))));
        return letters;
    }

    @Override
    public void close() {
        try {
            connections.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close the connections to the database", e);
        }
    }
}
