package org.perennial.processing.stories;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article has changed among the stories of its language.
 *
 * @param article its id
 * @param language of the article and of all these stories
 * @param at when the article was ingested
 * @param part the part of a story that it belongs to for good
 * @param score how like the rest of the part it is, 0 to 1
 * @param moves the parts that are new or in another story than before
 * @param stories what has become of the stories that it touched
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Gathered(
        String article, String language, Instant at, String part, double score, List<Move> moves, List<State> stories) {

    public Gathered {
        moves = List.copyOf(moves);
        stories = List.copyOf(stories);
    }

    /** A part with the story of its language that it belongs to from now on. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Move(String part, String story) {}

    /**
     * A story of one language.
     *
     * @param lastActive absent for a story that has no parts any more
     * @param features of all its articles, in bytes; absent with it
     * @param embedding the mean of what a model makes of them, in bytes; absent without one
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record State(
            String story, @Nullable Instant lastActive, byte @Nullable [] features, byte @Nullable [] embedding) {}
}
