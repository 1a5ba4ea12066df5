package org.perennial.analysis.story;

import java.util.List;
import java.util.Set;

/**
 * Where an article went, and what it changed.
 *
 * @param part id of the part of a story that the article belongs to for ever: the id of the part's first cluster
 * @param story id of the story that the part belongs to now: the id of the story's first part
 * @param score 0..1, how like the other articles of its part the article is; 0 for the first
 * @param moves the parts, this one among them, that are new or in another story than before; mostly none or one
 * @param touched the stories whose features or times changed, {@code story} among them; those that
 *     {@link LanguageStories#story} no longer knows have no parts any more
 */
public record Assignment(String part, String story, double score, List<StoryMove> moves, Set<String> touched) {
    /** Copies the collections. */
    public Assignment {
        moves = List.copyOf(moves);
        touched = Set.copyOf(touched);
    }
}
