package org.perennial.sink;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.perennial.contract.Cluster;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Occurrence;
import org.perennial.contract.Relation;
import org.perennial.contract.StoryPart;

/**
 * What is written together, each kind in the order of its offsets.
 *
 * @param articles each with its {@code fetched}, text storable
 * @param relations judgements of articles made after those were sent on, which may be stored already, later or never
 * @param clusters of one id the last counts
 * @param storyParts of one part the last counts
 * @param occurrences of one id the last counts
 * @param spans what the batch covers of each partition
 */
public record Batch(
        List<EnrichedArticle> articles,
        List<Relation> relations,
        List<Cluster> clusters,
        List<StoryPart> storyParts,
        List<Occurrence> occurrences,
        Map<TopicPartition, OffsetSpan> spans) {

    public Batch {
        articles = List.copyOf(articles);
        relations = List.copyOf(relations);
        clusters = List.copyOf(clusters);
        storyParts = List.copyOf(storyParts);
        occurrences = List.copyOf(occurrences);
        spans = Map.copyOf(spans);
    }

    /** A batch of articles alone. */
    public static Batch of(List<EnrichedArticle> articles, Map<TopicPartition, OffsetSpan> spans) {
        return new Batch(articles, List.of(), List.of(), List.of(), List.of(), spans);
    }
}
