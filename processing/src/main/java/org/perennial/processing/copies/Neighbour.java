package org.perennial.processing.copies;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.perennial.analysis.dedup.Comparison;

/**
 * An article whose words another one shares, and how the later of the two stands to the earlier.
 *
 * @param peer the article, with its standing as last heard of
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Neighbour(Peer peer, Comparison comparison) {
    /** Whether both may belong to one cluster: the words of another year never do. */
    boolean isCopy() {
        return comparison.relation() != Comparison.Relation.RECURRENCE;
    }
}
