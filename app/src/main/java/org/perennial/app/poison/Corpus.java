package org.perennial.app.poison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All poison of a seed: records for the topic of raw articles and documents for the readers. Equal seeds make equal poison; a
 * seed changes words and noise, never the kinds nor what must become of them.
 */
public final class Corpus {
    private Corpus() {}

    /** The documents: feeds, pages, queries, lists of sources, robots files, addresses and dates. */
    public static List<Poison> documents(long seed) {
        List<Poison> all = new ArrayList<>();
        FeedPoison.make(seed, all::add);
        PagePoison.make(seed, all::add);
        LinePoison.make(all::add);
        return List.copyOf(all);
    }

    /**
     * The records.
     *
     * @param now when they count as fetched
     */
    public static List<Poison> records(long seed, Instant now) {
        List<Poison> all = new ArrayList<>();
        RecordPoison.make(seed, now, all::add);
        return List.copyOf(all);
    }
}
