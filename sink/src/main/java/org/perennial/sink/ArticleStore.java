package org.perennial.sink;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.perennial.contract.Topics;

/**
 * Where enriched articles are kept, with the position up to which each partition stands in it. A store belongs to the one thread
 * of its sink.
 *
 * <p>A store that can write rows and positions in one step makes each article count once, whatever happens between. All
 * methods throw unchecked exceptions when the store does not answer; nothing has been written then and the caller may ask
 * again.
 */
public interface ArticleStore {

    /** The offset to read next of each partition that was ever written; a partition without one starts at its beginning. */
    Map<TopicPartition, Long> positions();

    /** Forgets the position of a partition, so that it is read from its beginning again; the articles stay. */
    void forgetPosition(TopicPartition partition);

    /**
     * Writes a batch and advances the positions, all or nothing.
     *
     * @param refusedArticles told of each article that the store can never take, before anything is committed; what it throws
     *     undoes the whole write
     * @throws PositionMovedException if another sink has written a partition beyond the batch's beginning
     */
    WriteOutcome write(Batch batch, RefusedArticles refusedArticles);

    /**
     * Drops the articles that were first fetched before a month, with all that hangs on them; each month all or nothing.
     *
     * @param first the first month to keep, in UTC
     * @return how many articles went
     */
    long dropBefore(YearMonth first);

    /** What it keeps; the same for its whole life. */
    default List<String> topics() {
        return List.of(
                Topics.ENRICHED_ARTICLES.name(),
                Topics.RELATIONS.name(),
                Topics.CLUSTERS.name(),
                Topics.STORY_PARTS.name(),
                Topics.OCCURRENCES.name());
    }

    /** Whether each batch must be of one partition. */
    default boolean takesOnePartitionAtATime() {
        return false;
    }

    /** Whether records that hold nothing to keep are its sink's to put aside: of several stores only one tells of them. */
    default boolean tellsOfUnreadable() {
        return true;
    }

    /** Called now and then, also while nothing comes. */
    default void betweenBatches() {}

    /** Called once, after the last batch, unless the process dies. */
    default void ending() {}

    /** Who is told of the articles that a store can never take. */
    @FunctionalInterface
    interface RefusedArticles {
        /**
         * Takes one refused article.
         *
         * @param index its place in the list that was to be written
         * @param reason the store's own words
         */
        void refused(int index, String reason);
    }

    /** Another sink has taken over the partition: what this one holds of it is stale. */
    final class PositionMovedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** For what was to be written. */
        public PositionMovedException(TopicPartition partition, OffsetSpan span) {
            super("partition " + partition + " was written beyond offset " + span.from()
                    + " by another sink of the group");
        }
    }
}
