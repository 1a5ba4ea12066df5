package org.perennial.watch.ledger;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.DefinitionReader;
import org.perennial.watch.definition.Definitions;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.definition.WatchFolder;

/**
 * The watches in force: those of the files, and those that were made through the API. Where both have a name, the file's
 * counts. Safe for all threads.
 */
public final class Watches {
    private final Jdbi database;
    private final WatchFolder folder;
    private final Clock clock;

    /** @param clock for when a watch was changed */
    public Watches(DataSource database, WatchFolder folder, Clock clock) {
        this.database = Sql.open(database);
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * A watch and where it comes from.
     *
     * @param place the file and line; absent if it was made through the API
     */
    public record Entry(Watch watch, @Nullable String place) {}

    /** A watch that belongs to a file, or one whose name is taken. */
    public static final class ConflictException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        ConflictException(String message) {
            super(message);
        }
    }

    /**
     * All of them by name.
     *
     * @throws IllegalArgumentException if a file cannot be used; the message begins with its place
     */
    public Map<String, Entry> all() {
        Definitions files = folder.read();
        return database.withHandle(handle -> merged(files, stored(handle)));
    }

    /** The channels that watches can go to, by name. */
    public Map<String, ChannelDefinition> channels() {
        return folder.read().channels();
    }

    /** One of them; empty if there is none of this name. */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /**
     * Makes a watch, or changes one that was made here.
     *
     * @param mayExist whether one of this name may be changed
     * @throws ConflictException if it belongs to a file, or is there and may not be
     * @throws IllegalArgumentException if it goes to a channel that is not there
     */
    public void put(Watch watch, boolean mayExist) {
        Definitions files = folder.read();
        refuseFileOf(files, watch.name());
        WatchFolder.checkChannels(watch, files.channels(), "");
        database.useTransaction(handle -> {
            int changed = handle.createUpdate("INSERT INTO watch AS stored (name, document, changed)"
                            + " VALUES (:name, CAST(:document AS json), :now) ON CONFLICT (name) DO UPDATE"
                            + " SET document = excluded.document, changed = excluded.changed WHERE :mayExist")
                    .bind("name", watch.name())
                    .bind("document", DefinitionReader.json(watch))
                    .bind("now", Sql.time(clock.instant()))
                    .bind("mayExist", mayExist)
                    .execute();
            if (changed == 0) {
                throw new ConflictException(
                        "there is a watch " + watch.name() + " already; change that one, or choose another name");
            }
        });
    }

    /**
     * Takes a watch away that was made here.
     *
     * @return whether there was one
     * @throws ConflictException if it belongs to a file
     */
    public boolean remove(String name) {
        refuseFileOf(folder.read(), name);
        return database.withHandle(handle -> handle.createUpdate("DELETE FROM watch WHERE name = :name")
                        .bind("name", name)
                        .execute())
                > 0;
    }

    private static void refuseFileOf(Definitions files, String name) {
        String place = files.places().get(name);
        if (place != null) {
            throw new ConflictException("watch " + name + " stands in " + place + "; change it there");
        }
    }

    static Map<String, Watch> stored(Handle handle) {
        Map<String, Watch> watches = new HashMap<>();
        List<String> documents = handle.createQuery("SELECT document FROM watch")
                .mapTo(String.class)
                .list();
        documents.stream().map(DefinitionReader::watch).forEach(watch -> watches.put(watch.name(), watch));
        return watches;
    }

    static Map<String, Entry> merged(Definitions files, Map<String, Watch> stored) {
        Map<String, Entry> all = new TreeMap<>();
        stored.forEach((name, watch) -> all.put(name, new Entry(watch, null)));
        files.watches()
                .forEach((name, watch) ->
                        all.put(name, new Entry(watch, files.places().get(name))));
        return all;
    }
}
