package org.perennial.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Relation;
import org.perennial.contract.Topics;
import org.perennial.processing.copies.Appearance;
import org.perennial.processing.copies.Arrival;
import org.perennial.processing.copies.Clustering;
import org.perennial.processing.copies.Compact;
import org.perennial.processing.copies.Edition;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.copies.Node;
import org.perennial.processing.copies.NodeMemory;
import org.perennial.processing.copies.Outbox;
import org.perennial.processing.copies.Probe;
import org.perennial.processing.history.Memory.Remembered;
import org.perennial.processing.stories.Placement;
import org.perennial.processing.stories.StoryHome;
import org.perennial.processing.stories.Telling;
import org.perennial.processing.stories.Tellings;

/**
 * An article's home on its partition: what is remembered of it to find its copies, and the article itself until all that is
 * asked has been answered.
 *
 * <p>What is decided leaves it as records of different kinds: an {@link EnrichedArticle} when it is complete, a {@link
 * Relation} when what was said of one has changed, a {@link Cluster}, and messages to other homes.
 */
final class ArticleHome implements Outbox {
    static final String NODES = "article-standings";
    static final String PRINTS = "article-prints";
    static final String LASTING_NODES = "lasting-standings";
    static final String LASTING_PRINTS = "lasting-prints";
    static final String WAITING = "waiting-articles";
    static final String STORIES = "article-stories";

    private final ProcessingConfig config;
    private final ProcessorContext<String, Object> context;
    private final TimestampedKeyValueStore<String, EnrichedArticle> waiting;
    private final Clustering clustering;
    private final StoryHome stories;
    private final @Nullable Tellings tellings;
    private final WaitingRoom room;
    private Instant now = Instant.EPOCH;

    /**
     * A home in the stores of the given processor.
     *
     * @param tellings makes of articles what their stories are found by; null if articles do not wait for their story
     * @param extents of the stores, common to all homes
     * @param room of the articles that wait in these stores
     */
    ArticleHome(
            ProcessorContext<String, Object> context,
            ProcessingConfig config,
            @Nullable Tellings tellings,
            Extents extents,
            WaitingRoom room) {
        Duration window = config.copiesWindow();
        this.config = config;
        this.context = context;
        this.tellings = tellings;
        this.room = room;
        this.waiting = context.getStateStore(WAITING);
        NodeMemory nodes = new NodeMemory(
                new NodeMemory.Window(memory(NODES, window, extents), memory(PRINTS, window, extents)),
                new NodeMemory.Window(
                        memory(LASTING_NODES, config.recurrencesWindow(), extents),
                        memory(LASTING_PRINTS, config.recurrencesWindow(), extents)));
        this.clustering = new Clustering(nodes, this, config.partitions());
        this.stories = new StoryHome(memory(STORIES, window, extents), this::send);
    }

    private <V> StoreMemory<V> memory(String name, Duration window, Extents extents) {
        WindowStore<String, Remembered<V>> store = context.getStateStore(name);
        return new StoreMemory<>(store, window, extents.of(context.taskId(), store, Spans.segment(window)));
    }

    /** The stores: what is known of each article for a window after its arrival, and those that wait. */
    static Set<StoreBuilder<?>> stores(ProcessingConfig config) {
        Duration window = config.copiesWindow();
        Duration lasting = config.recurrencesWindow();
        // in one order, so that the topology is described in one way
        return new LinkedHashSet<>(List.of(
                StoreMemory.declare(NODES, Compact.serde(Node.class), window),
                StoreMemory.declare(PRINTS, Serdes.ByteArray(), window),
                StoreMemory.declare(LASTING_NODES, Compact.serde(Node.class), lasting),
                StoreMemory.declare(LASTING_PRINTS, Serdes.ByteArray(), lasting),
                StoreMemory.declare(STORIES, Compact.serde(StoryHome.Page.class), window),
                Stores.timestampedKeyValueStoreBuilder(
                                Stores.persistentTimestampedKeyValueStore(WAITING),
                                Serdes.String(),
                                Topics.ENRICHED_ARTICLES.values())
                        .withCachingDisabled()
                        .withLoggingEnabled(Map.of())));
    }

    /** An article has come in; it goes out when it is known whose copy it is. */
    void arrive(EnrichedArticle article, @Nullable TextPrint print, Instant at) {
        now = at;
        if (print == null) {
            tellUncompared(article, at);
            return;
        }
        ValueAndTimestamp<EnrichedArticle> before = waiting.get(article.id());
        if (before != null && before.value().version() != article.version()) {
            // Its text was replaced while it waited; that it was there must be told all the same.
            release(article.id());
            now = at;
        }
        Edition edition = clustering.edition(article.id(), article.version(), article.title(), print, at);
        EnrichedArticle compared = edition.changes() == null ? article : article.withChanges(edition.changes());
        waiting.put(article.id(), ValueAndTimestamp.make(compared, at.toEpochMilli()));
        room.enter(article.id(), context.currentSystemTimeMs());
        clustering.arrive(
                new Arrival(at, article.id()),
                edition,
                new Appearance(
                        Arrival.dated(article.published(), at),
                        config.rank(article.source()),
                        article.text().length()),
                print,
                article.speaksOfAnniversary());
    }

    /** A text too short to be compared, which may have a story all the same; or one of which copies were not asked for. */
    private void tellUncompared(EnrichedArticle article, Instant at) {
        if (article.duplicate() == null) {
            send(article, at);
        } else {
            complete(article, at.toEpochMilli());
        }
    }

    /** A letter to one of the articles that are at home here. */
    void receive(Letter letter, Instant at) {
        now = at;
        if (letter instanceof Letter.Candidates answer) {
            room.hear(answer.partition(), context.currentSystemTimeMs());
        }
        if (letter instanceof Letter.WhichStory question) {
            stories.receive(question);
        } else if (letter instanceof Letter.Told answer) {
            room.hear(ArticleHomes.STORIES, context.currentSystemTimeMs());
            boolean isNews = stories.placement(answer.to()).isEmpty();
            stories.receive(answer);
            ValueAndTimestamp<EnrichedArticle> waits = waiting.get(answer.to());
            if (waits != null) {
                completeIfJudged(waits);
            } else if (isNews) {
                // It has waited too long, and went out without its story.
                send(answer.to(), clustering.told(answer.to()));
            }
        } else {
            clustering.receive(letter);
        }
    }

    /** Those that wait here begin to wait now: after a restart nobody knows since when they have. */
    void waitAnew() {
        room.clear();
        try (KeyValueIterator<String, ValueAndTimestamp<EnrichedArticle>> all = waiting.all()) {
            all.forEachRemaining(entry -> room.enter(entry.key, context.currentSystemTimeMs()));
        }
    }

    /** Lets those go out that have waited in vain. */
    void releaseTheImpatient() {
        room.takeImpatient(context.currentSystemTimeMs()).forEach(this::release);
    }

    /** Lets an article go out with what can be said by now. */
    private void release(String id) {
        ValueAndTimestamp<EnrichedArticle> article = waiting.get(id);
        if (article == null) {
            return;
        }
        now = Instant.ofEpochMilli(article.timestamp());
        if (article.value().duplicate() == null) {
            clustering.tellProvisionally(id);
        }
        room.leave(id);
        ValueAndTimestamp<EnrichedArticle> judged = waiting.delete(id);
        if (judged != null) {
            send(judged.value(), now);
        }
    }

    @Override
    public void send(Probe probe) {
        forward(String.valueOf(probe.partition()), probe);
    }

    @Override
    public void send(Letter letter) {
        forward(letter.to(), letter);
    }

    @Override
    public void tell(String id, Duplicate duplicate, boolean changed) {
        ValueAndTimestamp<EnrichedArticle> article = waiting.get(id);
        if (article != null) {
            complete(article.value().withDuplicate(duplicate), article.timestamp());
        } else if (changed) {
            send(id, duplicate);
        }
    }

    private void completeIfJudged(ValueAndTimestamp<EnrichedArticle> waits) {
        if (waits.value().duplicate() != null) {
            complete(waits.value(), waits.timestamp());
        }
    }

    /** Sends a judged article on if nothing is missing any more; asks for its story if that is. */
    private void complete(EnrichedArticle article, long timestamp) {
        Instant at = Instant.ofEpochMilli(timestamp);
        String id = article.id();
        Duplicate duplicate = article.duplicate();
        Optional<Placement> placement = tellings != null ? stories.placement(id) : Optional.empty();
        if (tellings != null && duplicate != null && placement.isEmpty()) {
            waiting.put(id, ValueAndTimestamp.make(article, timestamp));
            stories.ask(
                    id,
                    duplicate.cluster(),
                    at,
                    () -> forward(Tellings.language(article), telling(article, at, tellings)));
            return;
        }
        room.leave(id);
        waiting.delete(id);
        send(
                placement
                        .map(told -> article.withStory(told.story(), told.part(), told.score()))
                        .orElse(article),
                at);
    }

    /** What holds of an article that has gone out. */
    private void send(String id, Duplicate duplicate) {
        Optional<Placement> placement = stories.placement(id);
        forward(
                id,
                new Relation(
                        id,
                        duplicate,
                        placement.map(Placement::part).orElse(null),
                        placement.map(Placement::score).orElse(null)));
    }

    private static Telling telling(EnrichedArticle article, Instant at, Tellings tellings) {
        Tellings.Compared compared = tellings.compared(article);
        return new Telling(
                article.id(),
                Tellings.language(article),
                at,
                Arrival.dated(article.published(), at),
                compared.features(),
                compared.embedding());
    }

    @Override
    public void tell(Cluster cluster) {
        forward(cluster.id(), cluster);
    }

    private void send(EnrichedArticle article, Instant at) {
        context.forward(new Record<>(article.id(), article, at.toEpochMilli(), EnrichedHeaders.of(article, at)));
    }

    private void forward(String key, Object value) {
        context.forward(new Record<>(key, value, now.toEpochMilli(), new RecordHeaders()));
    }
}
