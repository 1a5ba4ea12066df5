package org.perennial.contract;

import org.jspecify.annotations.Nullable;

/**
 * How an article stands to the others, as it was judged after the article had been sent on: an earlier carrier came to
 * light, one that it belongs to has moved, or it has been found where it is told.
 *
 * @param article the article's id
 * @param duplicate what holds from now on; where it has changed, its {@code revision} is higher than that of every
 *     judgement before
 * @param storyPart the part of a story that it belongs to for good; absent as long as that is not known
 * @param storyScore how like the rest of the part it is, 0 to 1; absent with the part
 */
public record Relation(
        String article,
        Duplicate duplicate,
        @Nullable String storyPart,
        @Nullable Double storyScore) {}
