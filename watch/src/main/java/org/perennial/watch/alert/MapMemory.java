package org.perennial.watch.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A memory that lasts as long as this object: for backtests. */
public final class MapMemory implements Memory {
    private final Map<String, WatchState> states = new HashMap<>();
    private final Map<Key, StoryState> stories = new HashMap<>();
    private final Map<Key, Known> articles = new HashMap<>();

    private record Key(String watch, String id) {}

    @Override
    public WatchState state(String watch) {
        return states.getOrDefault(watch, WatchState.NONE);
    }

    @Override
    public void keep(String watch, WatchState state) {
        states.put(watch, state);
    }

    @Override
    public StoryState story(String watch, String story) {
        return stories.getOrDefault(new Key(watch, story), StoryState.UNSEEN);
    }

    @Override
    public void keep(String watch, String story, StoryState state) {
        stories.put(new Key(watch, story), state);
    }

    @Override
    public Optional<Known> article(String watch, String article) {
        return Optional.ofNullable(articles.get(new Key(watch, article)));
    }

    @Override
    public void keep(String watch, String article, Known known) {
        articles.put(new Key(watch, article), known);
    }
}
