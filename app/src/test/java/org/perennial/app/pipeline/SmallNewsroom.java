package org.perennial.app.pipeline;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.perennial.app.newsroom.Newsroom;
import org.perennial.app.newsroom.NewsroomCheck;
import org.perennial.app.newsroom.NewsroomServer;
import org.perennial.app.newsroom.ServedLog;
import org.perennial.app.newsroom.ServerSettings;
import org.perennial.app.newsroom.StoreHoldings;
import org.perennial.ingest.source.Source;

/** A newsroom of four feeds that publishes all at once, served over HTTP. */
final class SmallNewsroom implements AutoCloseable {
    private final NewsroomServer server;

    private SmallNewsroom(NewsroomServer server) {
        this.server = server;
    }

    static SmallNewsroom open() {
        try {
            Path feeds = Path.of(Objects.requireNonNull(SmallNewsroom.class.getResource("/newsroom-small"))
                    .toURI());
            Clock clock = Clock.systemUTC();
            return new SmallNewsroom(NewsroomServer.start(
                    Newsroom.read(feeds),
                    clock,
                    ServerSettings.local(clock.instant()).withPace(0),
                    ServedLog.inMemory()));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot open the newsroom", e);
        }
    }

    List<Source> sources() {
        return server.feeds().stream()
                .map(feed -> new Source(feed.url(), feed.source(), null, List.of(), null, null))
                .toList();
    }

    /** Compares what is stored with the newsroom's key until they are the same. */
    NewsroomCheck.Result awaitWhole(DataSource database, String bootstrapServers, Duration within) throws Exception {
        StoreHoldings holdings = new StoreHoldings(database, () -> Committed.deadLetters(bootstrapServers));
        AtomicReference<NewsroomCheck.Result> last = new AtomicReference<>();
        Until.holds(
                within,
                () -> {
                    last.set(NewsroomCheck.compare(server.key(), holdings));
                    return last.get().holds();
                },
                () -> "the newsroom is stored as its key says, still "
                        + last.get().differences());
        return last.get();
    }

    @Override
    public void close() {
        server.close();
    }
}
