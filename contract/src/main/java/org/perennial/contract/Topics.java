package org.perennial.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;

/** The catalogue of topics: names, keys, values, partitions, retention. Names are a published contract. */
public final class Topics {
    /** Two, so that whatever must meet on one partition is seen to do so from the first day. */
    private static final int PARTITIONS = 2;

    /**
     * A record's time is that of its writing: at the time of the fetch, what is judged anew from old raw articles would be
     * past its retention before anyone has read it.
     */
    private static final Map<String, String> WRITTEN = Map.of("message.timestamp.type", "LogAppendTime");

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

    /** Every article with its judgements. */
    public static final Topic<String, EnrichedArticle> ENRICHED_ARTICLES = new Topic<>(
            "articles.enriched",
            Serdes.String(),
            Json.serde(EnrichedArticle.class),
            PARTITIONS,
            keptFor(Duration.ofDays(30), WRITTEN),
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
                    // The newest segment is never compacted, and all of it is read at each start of ingest.
                    "segment.bytes", String.valueOf(16 << 20),
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

    /** What processing has judged anew since an article was sent on; the newest judgement of each article counts. */
    public static final Topic<String, Relation> RELATIONS = new Topic<>(
            "articles.relations",
            Serdes.String(),
            Json.serde(Relation.class),
            PARTITIONS,
            compactedFor(Duration.ofDays(30)),
            "How an article stands to others, where that has changed since it was sent on, keyed by article id.");

    /** The clusters of copies; the newest state of each. */
    public static final Topic<String, Cluster> CLUSTERS = new Topic<>(
            "articles.clusters",
            Serdes.String(),
            Json.serde(Cluster.class),
            PARTITIONS,
            compactedFor(Duration.ofDays(30)),
            "Each cluster of copies with its canonical article and its size, keyed by cluster id.");

    /** To which story each part belongs; the newest word on each. */
    public static final Topic<String, StoryPart> STORY_PARTS = new Topic<>(
            "stories.parts",
            Serdes.String(),
            Json.serde(StoryPart.class),
            PARTITIONS,
            compactedFor(Duration.ofDays(30)),
            "To which story, over all languages, each part of a story belongs, keyed by part id.");

    /**
     * What the partitions of processing tell each other to find copies. In processing's own form; it has as many partitions
     * as {@link #RAW_ARTICLES}, since both lead to an article's home.
     */
    public static final Topic<String, byte[]> COMPARISONS = new Topic<>(
            "articles.comparisons",
            Serdes.String(),
            Serdes.ByteArray(),
            PARTITIONS,
            keptFor(Duration.ofDays(2), WRITTEN),
            "What the partitions of processing tell each other; for nobody else, keyed by article id.");

    /** Those that lead to an article's home, keyed by its id: they must have equally many partitions. */
    public static final Set<Topic<?, ?>> HOMES = Set.of(RAW_ARTICLES, COMPARISONS);

    /** What watches tell, where they ask for it. */
    public static final Topic<String, Alert> ALERTS = new Topic<>(
            "watches.alerts",
            Serdes.String(),
            Json.serde(Alert.class),
            PARTITIONS,
            keptFor(Duration.ofDays(30), WRITTEN),
            "What is new to those who follow a watch with topic: true, keyed by the watch's name.");

    private Topics() {}

    /** All of them, in the order of an article's way. */
    public static List<Topic<?, ?>> all() {
        return List.of(
                RAW_ARTICLES,
                FEED_STATES,
                COMPARISONS,
                ENRICHED_ARTICLES,
                RELATIONS,
                CLUSTERS,
                STORY_PARTS,
                OCCURRENCES,
                ALERTS,
                DEAD_LETTERS);
    }

    private static Map<String, String> compactedFor(Duration retention) {
        Map<String, String> settings = new HashMap<>(WRITTEN);
        settings.put("cleanup.policy", "compact,delete");
        settings.put("retention.ms", String.valueOf(retention.toMillis()));
        settings.put("segment.ms", String.valueOf(Duration.ofHours(6).toMillis()));
        settings.put("compression.type", "producer");
        return settings;
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
