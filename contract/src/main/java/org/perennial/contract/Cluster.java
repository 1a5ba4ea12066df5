package org.perennial.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The articles that carry one text, with all its copies, revisions and parts.
 *
 * @param id the id of the member that was ingested first; never changes
 * @param canonical the id of the member to show for all of them: the earliest published, of those the longest; may change
 * @param articles how many members there are, from 1
 * @param firstSeen when the first member was ingested
 * @param lastSeen when the last one was
 * @param mergedInto the id of the cluster that holds the members now, because an earlier carrier was found; absent while
 *     the cluster stands
 */
public record Cluster(
        String id,
        String canonical,
        int articles,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable String mergedInto) {}
