package org.perennial.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * To which story some articles belong from now on. Articles that are very alike make a part, which is never torn; what
 * story a part belongs to may change while the story is open.
 *
 * @param part the part's id, which its articles carry
 * @param story the id of the story, over all languages
 * @param score how well the stories of the story's languages fit each other, 0 to 1; 0 where there is one language only
 * @param embeddingScore what of the score an embedding model added, -1 to 1, negative if it took from what the languages share;
 *     absent where none was used
 * @param at when the article was ingested that brought this about
 */
public record StoryPart(
        String part, String story, double score, @Nullable Double embeddingScore, Instant at) {
    /** Where no model was used. */
    public StoryPart(String part, String story, double score, Instant at) {
        this(part, story, score, null, at);
    }
}
