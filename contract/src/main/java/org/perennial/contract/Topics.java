package org.perennial.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;

/** The catalogue of topics: names, keys, values, partitions, retention. Names are a published contract. */
public final class Topics {
    /** Two, so that whatever must meet on one partition is seen to do so from the first day. */
    private static final int PARTITIONS = 2;

    /** The largest record that any topic takes, in bytes. */
    public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    /** Every article as published, the only truth: all that comes after can be rebuilt from it by id. */
    public static final Topic<String, RawArticle> RAW_ARTICLES = new Topic<>(
            "articles.raw",
            Serdes.String(),
            Json.serde(RawArticle.class),
            PARTITIONS,
            keptFor(Duration.ofDays(400), Map.of("flush.messages", "1")),
            "Articles as sites published them, keyed by article id; each text of an id is a record of its own.");

    /**
     * Every article with its judgements. A record's time is that of its writing: at the time of the fetch, what is judged
     * anew from old raw articles would be past its retention before anyone has read it.
     */
    public static final Topic<String, EnrichedArticle> ENRICHED_ARTICLES = new Topic<>(
            "articles.enriched",
            Serdes.String(),
            Json.serde(EnrichedArticle.class),
            PARTITIONS,
            keptFor(Duration.ofDays(30), Map.of("message.timestamp.type", "LogAppendTime")),
            "Articles with language, copies and anniversaries, keyed by article id.");

    /** What could not be carried on, with its original bytes. */
    public static final Topic<byte[], byte[]> DEAD_LETTERS = new Topic<>(
            "articles.dead-letter",
            Serdes.ByteArray(),
            Serdes.ByteArray(),
            PARTITIONS,
            keptFor(Duration.ofDays(90), Map.of()),
            "What could not be carried on: original key and value, the reason in the headers.");

    /** What ingest remembers of each feed. */
    public static final Topic<String, FeedState> FEED_STATES = new Topic<>(
            "feeds.state",
            Serdes.String(),
            Json.serde(FeedState.class),
            PARTITIONS,
            Map.of(
                    "cleanup.policy", "compact",
                    "flush.messages", "1",
                    "segment.ms", String.valueOf(Duration.ofHours(6).toMillis()),
                    "compression.type", "producer"),
            "Validators and seen entries of each feed, keyed by the feed's address; compacted.");

    /** The returns of events with their coverage; the newest state of each. */
    public static final Topic<String, Occurrence> OCCURRENCES = new Topic<>(
            "events.occurrences",
            Serdes.String(),
            Json.serde(Occurrence.class),
            PARTITIONS,
            Map.of(
                    "cleanup.policy", "compact",
                    "segment.ms", String.valueOf(Duration.ofHours(6).toMillis()),
                    "compression.type", "producer"),
            "Each year's return of an event with its coverage, keyed by occurrence id; compacted.");

    private Topics() {}

    /** All of them, in the order of an article's way. */
    public static List<Topic<?, ?>> all() {
        return List.of(RAW_ARTICLES, FEED_STATES, ENRICHED_ARTICLES, OCCURRENCES, DEAD_LETTERS);
    }

    private static Map<String, String> keptFor(Duration retention, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("cleanup.policy", "delete");
        settings.put("retention.ms", String.valueOf(retention.toMillis()));
        settings.put("max.message.bytes", String.valueOf(MAX_RECORD_BYTES));
        settings.put("compression.type", "producer");
        return settings;
    }
}
