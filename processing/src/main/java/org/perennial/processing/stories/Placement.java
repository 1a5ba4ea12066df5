package org.perennial.processing.stories;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.perennial.processing.copies.Letter;

/**
 * Where an article is told.
 *
 * @param part the part of a story that it belongs to for good
 * @param story the story over all languages that the part belonged to then
 * @param score how like the rest of the part it is, 0 to 1
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Placement(String part, String story, double score) {
    static Placement of(Letter.Told told) {
        return new Placement(told.part(), told.story(), told.score());
    }

    /**
     * Tells an article of it.
     *
     * @param at when the article was ingested that is told there
     */
    public Letter.Told to(String article, Instant at) {
        return new Letter.Told(article, part, story, score, at);
    }
}
