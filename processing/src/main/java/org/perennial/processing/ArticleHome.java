package org.perennial.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Relation;
import org.perennial.contract.Topics;
import org.perennial.processing.copies.Arrival;
import org.perennial.processing.copies.Clustering;
import org.perennial.processing.copies.Compact;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.copies.Node;
import org.perennial.processing.copies.Outbox;
import org.perennial.processing.copies.Probe;

/**
 * An article's home on its partition: what is remembered of it to find its copies, and the article itself until all that is
 * asked has been answered.
 *
 * <p>What is decided leaves it as records of different kinds: an {@link EnrichedArticle} when it is complete, a {@link
 * Relation} when what was said of one has changed, a {@link Cluster}, and messages to other homes.
 */
final class ArticleHome implements Outbox {
    static final String NODES = "article-nodes";
    static final String WAITING = "waiting-articles";

    private final ProcessorContext<String, Object> context;
    private final TimestampedKeyValueStore<String, EnrichedArticle> waiting;
    private final Clustering clustering;
    private Instant now = Instant.EPOCH;

    ArticleHome(ProcessorContext<String, Object> context, Duration window, int partitions) {
        this.context = context;
        this.waiting = context.getStateStore(WAITING);
        this.clustering = new Clustering(new StoreMemory<>(context.getStateStore(NODES), window), this, partitions);
    }

    /** The stores: what is known of each article for the window after its arrival, and those that wait. */
    static Set<StoreBuilder<?>> stores(Duration window) {
        return Set.of(
                StoreMemory.declare(NODES, Compact.serde(Node.class), window),
                Stores.timestampedKeyValueStoreBuilder(
                                Stores.persistentTimestampedKeyValueStore(WAITING),
                                Serdes.String(),
                                Topics.ENRICHED_ARTICLES.values())
                        .withCachingDisabled()
                        .withLoggingEnabled(Map.of()));
    }

    /** An article has come in; it goes out when it is known whose copy it is. */
    void arrive(EnrichedArticle article, @Nullable TextPrint print, Instant at) {
        now = at;
        if (print == null) {
            send(article, at);
            return;
        }
        ValueAndTimestamp<EnrichedArticle> before = waiting.get(article.id());
        if (before != null && before.value().version() != article.version()) {
            // Its text was replaced while it waited; that it was there must be told all the same.
            clustering.tellProvisionally(article.id());
        }
        waiting.put(article.id(), ValueAndTimestamp.make(article, at.toEpochMilli()));
        Instant published = Arrival.dated(article.published(), at);
        clustering.arrive(
                new Arrival(at, article.id()), published, article.text().length(), print);
    }

    /** A letter to one of the articles that are at home here. */
    void receive(Letter letter, Instant at) {
        now = at;
        clustering.receive(letter);
    }

    /** Who waits now. */
    List<String> waiting() {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, ValueAndTimestamp<EnrichedArticle>> all = waiting.all()) {
            all.forEachRemaining(entry -> ids.add(entry.key));
        }
        return ids;
    }

    /** Lets an article go out with what can be said by now. */
    void release(String id) {
        ValueAndTimestamp<EnrichedArticle> article = waiting.get(id);
        if (article != null) {
            now = Instant.ofEpochMilli(article.timestamp());
            clustering.tellProvisionally(id);
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
        ValueAndTimestamp<EnrichedArticle> article = waiting.delete(id);
        if (article != null) {
            send(article.value().withDuplicate(duplicate), Instant.ofEpochMilli(article.timestamp()));
        } else if (changed) {
            forward(id, new Relation(id, duplicate));
        }
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
