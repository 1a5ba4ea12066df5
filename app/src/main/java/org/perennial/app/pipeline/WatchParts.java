package org.perennial.app.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.app.config.Configuration;
import org.perennial.app.data.DataDirectory;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.Poster;
import org.perennial.watch.channel.Channels;
import org.perennial.watch.definition.WatchFolder;
import org.perennial.watch.digest.DigestStore;
import org.perennial.watch.digest.Editions;
import org.perennial.watch.ledger.Backtest;
import org.perennial.watch.ledger.DigestRuns;
import org.perennial.watch.ledger.RegularLooks;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.search.Archive;
import org.perennial.watch.sending.Unsubscriptions;
import org.perennial.web.WatchRoom;

/** What stage, pages and commands need of watches, made from the settings. */
public final class WatchParts {
    private WatchParts() {}

    /** Where the team's files are. */
    public static WatchFolder folder(Configuration configuration) {
        String directory = StageSettings.watch(configuration).directory();
        return new WatchFolder(
                directory == null
                        ? StageSettings.dataDirectory(configuration).resolve(DataDirectory.WATCHES)
                        : Path.of(directory));
    }

    /** The watches in force. */
    public static Watches watches(Configuration configuration, DataSource database, Clock clock) {
        return new Watches(database, folder(configuration), clock);
    }

    /** The remembered events, with those of the user; read again when their files have changed. */
    public static Supplier<EventRegistry> events(Configuration configuration) {
        return new FolderDesk(StageSettings.knowledge(configuration))::registry;
    }

    /** What says what a watch would have sent. */
    public static Backtest backtest(Configuration configuration, DataSource database) {
        return new Backtest(
                database,
                looks(database, events(configuration)),
                StageSettings.watch(configuration).storyWait());
    }

    /** What makes digests, and shows those that were sent as they were. */
    public static Editions editions(DataSource database, Supplier<EventRegistry> events) {
        return new Editions(database, new DigestStore(database, events));
    }

    /** What puts digests on their way. */
    public static DigestRuns digestRuns(DataSource database, Supplier<EventRegistry> events, Clock clock) {
        return new DigestRuns(database, editions(database, events), clock);
    }

    static RegularLooks looks(DataSource database, Supplier<EventRegistry> events) {
        return new RegularLooks(new Archive(database), events);
    }

    /** What reaches the web for channels; to be closed. */
    public static Poster poster(Configuration configuration, Clock clock) {
        return new Poster(
                AddressGuard.allowing(StageSettings.watch(configuration).allowNetworks()),
                "watch.allow-networks",
                StageSettings.userAgent(configuration),
                clock);
    }

    /**
     * What opens channels.
     *
     * @param output takes what goes to the standard output
     */
    public static Channels channels(Poster poster, Consumer<String> output, Clock clock) {
        return new Channels(
                (url, headers, body, deadline) -> {
                    Poster.Posted posted = poster.post(url, headers, body, deadline);
                    return new org.perennial.watch.channel.Poster.Answer(
                            posted.status(), posted.problem(), posted.refused(), posted.retryAfter());
                },
                System::getenv,
                output,
                clock);
    }

    /** The links by which readers end mails; absent if the pages have no public address. */
    public static @Nullable Unsubscriptions unsubscriptions(
            Configuration configuration, DataSource database, Clock clock) {
        String base = StageSettings.watch(configuration).baseUrl();
        return base == null ? null : new Unsubscriptions(database, base, clock);
    }

    static WatchRoom room(
            Configuration configuration, DataSource database, Supplier<EventRegistry> events, Clock clock) {
        WatchSettings settings = StageSettings.watch(configuration);
        String base = settings.baseUrl();
        return new WatchRoom(
                watches(configuration, database, clock),
                new Tellings(database),
                new Archive(database),
                new Backtest(database, looks(database, events), settings.storyWait()),
                new Unsubscriptions(database, base == null ? "" : base, clock),
                settings.mostAlerts(),
                editions(database, events));
    }
}
