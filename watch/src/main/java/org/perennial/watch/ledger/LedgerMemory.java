package org.perennial.watch.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Known;
import org.perennial.watch.alert.Memory;
import org.perennial.watch.alert.StoryState;
import org.perennial.watch.alert.WatchState;
import org.perennial.watch.timing.Slot;

/** The ledger within one transaction: read when it is asked for, written at the end. */
final class LedgerMemory implements Memory {
    private final Handle handle;
    private final Map<String, WatchState> states = new HashMap<>();
    private final Map<String, WatchState> newStates = new LinkedHashMap<>();
    private final Map<Key, StoryState> stories = new HashMap<>();
    private final Map<Key, StoryState> newStories = new LinkedHashMap<>();
    private final Map<Key, Optional<Known>> articles = new HashMap<>();
    private final Map<Key, Known> newArticles = new LinkedHashMap<>();

    private record Key(String watch, String id) {}

    LedgerMemory(Handle handle) {
        this.handle = handle;
    }

    /** The message that gathers is locked, so that it cannot be sealed meanwhile; one that was sealed gathers no more. */
    @Override
    public WatchState state(String watch) {
        return states.computeIfAbsent(watch, name -> {
            WatchState stored = handle.createQuery("SELECT state FROM watch_state WHERE watch = :watch")
                    .bind("watch", name)
                    .mapTo(String.class)
                    .findOne()
                    .map(text -> Json.read(text, WatchState.class))
                    .orElse(WatchState.NONE);
            Slot open = stored.timing().open();
            if (open == null || gathers(open)) {
                return stored;
            }
            return new WatchState(stored.timing().sealed(), later(stored.lastAt(), open.due()), stored.lastStory());
        });
    }

    private boolean gathers(Slot slot) {
        return handle.createQuery("SELECT NOT sealed FROM watch_message WHERE id = :id FOR UPDATE")
                .bind("id", slot.id())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    @Override
    public void keep(String watch, WatchState state) {
        states.put(watch, state);
        newStates.put(watch, state);
    }

    @Override
    public StoryState story(String watch, String story) {
        return stories.computeIfAbsent(
                new Key(watch, story),
                key -> handle.createQuery("SELECT state FROM watch_story WHERE watch = :watch AND story = :story")
                        .bind("watch", watch)
                        .bind("story", story)
                        .mapTo(String.class)
                        .findOne()
                        .map(text -> Json.read(text, StoryState.class))
                        .orElse(StoryState.UNSEEN));
    }

    @Override
    public void keep(String watch, String story, StoryState state) {
        stories.put(new Key(watch, story), state);
        newStories.put(new Key(watch, story), state);
    }

    @Override
    public Optional<Known> article(String watch, String article) {
        return articles.computeIfAbsent(
                new Key(watch, article),
                key -> handle.createQuery(
                                "SELECT version, story FROM watch_article WHERE watch = :watch AND article = :article")
                        .bind("watch", watch)
                        .bind("article", article)
                        .map((row, context) -> new Known(row.getInt("version"), row.getString("story")))
                        .findOne());
    }

    @Override
    public void keep(String watch, String article, Known known) {
        articles.put(new Key(watch, article), Optional.of(known));
        newArticles.put(new Key(watch, article), known);
    }

    /** Writes what was learnt. */
    void write(Instant now) {
        if (!newStates.isEmpty()) {
            PreparedBatch batch =
                    handle.prepareBatch("UPDATE watch_state SET state = CAST(:state AS json) WHERE watch = :watch");
            newStates.forEach((watch, state) ->
                    batch.bind("watch", watch).bind("state", Json.write(state)).add());
            batch.execute();
        }
        if (!newStories.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(Sql.file("upsert-story"));
            newStories.forEach((key, state) -> batch.bind("watch", key.watch())
                    .bind("story", key.id())
                    .bind("state", Json.write(state))
                    .bind("seen", Sql.time(now))
                    .add());
            batch.execute();
        }
        if (!newArticles.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(Sql.file("upsert-known"));
            newArticles.forEach((key, known) -> batch.bind("watch", key.watch())
                    .bind("article", key.id())
                    .bind("version", known.version())
                    .bind("story", known.story())
                    .bind("seen", Sql.time(now))
                    .add());
            batch.execute();
        }
    }
}
