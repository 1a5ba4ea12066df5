package org.perennial.watch.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.StoryPart;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;
import org.perennial.watch.channel.Channel;
import org.perennial.watch.channel.Outcome;
import org.perennial.watch.channel.Parcel;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.definition.WatchFolder;
import org.perennial.watch.search.Archive;
import org.perennial.watch.sending.ChannelDesk;
import org.perennial.watch.sending.Sender;
import org.perennial.watch.sending.SendingConfig;

/** A database with articles, a folder with watches, a clock that is set, and channels that do as told. */
final class Desk extends Clock implements AutoCloseable {
    static final Instant START = Articles.FETCHED;

    private final TestDatabase.Fresh fresh;
    private final Database database;
    private final PostgresArticleStore sink;
    private final Path folder;
    private Instant now = START;
    final Map<String, Channel> channels = new ConcurrentHashMap<>();
    final List<Parcel> received = new CopyOnWriteArrayList<>();
    private Judge judge;

    Desk(Path folder) {
        this.fresh = TestDatabase.shared().freshDatabase();
        this.database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 8));
        this.sink = new PostgresArticleStore(database.dataSource());
        this.folder = folder;
        this.judge = judge();
        channels.put("out", this::receive);
        write("channels.yaml", "channels: {out: {type: stdout}, other: {type: stdout}}\n");
    }

    private Outcome receive(Parcel parcel) {
        received.add(parcel);
        return new Outcome.Sent();
    }

    /** Where other processes find the database. */
    TestDatabase.Fresh database() {
        return fresh;
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    Jdbi jdbi() {
        return Jdbi.create(database.dataSource());
    }

    void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A watch in a file, as usual but for the given lines. */
    void watch(String name, String query, String... lines) {
        write(name + ".yaml", "name: " + name + "\nquery: '" + query + "'\n" + String.join("\n", lines) + "\n");
    }

    Watch watch(String name) {
        return new WatchFolder(folder).read().watches().get(name);
    }

    void store(EnrichedArticle... articles) {
        sink.write(Batch.of(List.of(articles), Map.of()), (index, reason) -> {
            throw new AssertionError("refused: " + reason);
        });
    }

    void move(String part, String story) {
        sink.write(
                new Batch(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new StoryPart(part, story, 0.5, now)),
                        List.of(),
                        Map.of()),
                (index, reason) -> {
                    throw new AssertionError("refused: " + reason);
                });
    }

    /** An article about Khojaly that was just fetched. */
    EnrichedArticle article(String name, String story) {
        return told(name, story, "en", now);
    }

    static EnrichedArticle told(String name, String story, String language, Instant at) {
        return Articles.enriched(name, "Khojaly " + name, "Words of " + name + " on Khojaly.", language, at)
                .withStory(story, "part-of-" + story, 0.9);
    }

    /** Another process on the same database. */
    void restart() {
        judge = judge();
    }

    private Judge judge() {
        return new Judge(database.dataSource(), new WatchFolder(folder), WatchConfig.USUAL, this);
    }

    /** Judges all that is there. */
    void judgeAll() {
        while (judge.step()) {
            // goes on until nothing is left
        }
    }

    Judge judging() {
        return judge;
    }

    Sender sender() {
        return new Sender(
                database.dataSource(),
                new ChannelDesk() {
                    @Override
                    public Map<String, Watch> watches() {
                        return judge.watches();
                    }

                    @Override
                    public Optional<Channel> channel(String name) {
                        return Optional.ofNullable(channels.get(name));
                    }
                },
                null,
                new SendingConfig(Duration.ofSeconds(1), Duration.ofDays(3)),
                this,
                new SplittableRandom(1));
    }

    RegularLooks looks() {
        return new RegularLooks(new Archive(database.dataSource()), EventRegistry::load);
    }

    List<String> column(String sql) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    void set(Instant time) {
        now = time;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }

    @Override
    public void close() {
        database.close();
    }
}
