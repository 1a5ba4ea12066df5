package org.perennial.analysis.story;

import java.time.Instant;

/**
 * A story of one language as it stands.
 *
 * @param id the id of its first part
 * @param lastActive when its newest article was published
 * @param articles how many articles it has, near duplicates counted once
 * @param features the features of all its articles together
 */
public record Story(String id, Instant lastActive, int articles, StoryFeatures features) {}
