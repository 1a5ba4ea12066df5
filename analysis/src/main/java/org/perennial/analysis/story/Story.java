package org.perennial.analysis.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedding;

/**
 * A story of one language as it stands.
 *
 * @param id the id of its first part
 * @param lastActive when its newest article was published
 * @param articles how many articles it has, near duplicates counted once
 * @param features the features of all its articles together
 * @param embedding the mean direction of its articles, to which old ones count less; absent if none has one
 */
public record Story(
        String id,
        Instant lastActive,
        int articles,
        StoryFeatures features,
        @Nullable Embedding embedding) {}
