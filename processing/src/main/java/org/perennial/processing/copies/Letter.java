package org.perennial.processing.copies;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.Comparison;

/** What arrives at an article's home from elsewhere. Each is addressed to one article, and each may arrive twice. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Letter.Candidates.class, name = "k"),
    @JsonSubTypes.Type(value = Letter.Compare.class, name = "c"),
    @JsonSubTypes.Type(value = Letter.Compared.class, name = "a"),
    @JsonSubTypes.Type(value = Letter.Moved.class, name = "m"),
    @JsonSubTypes.Type(value = Letter.WhichStory.class, name = "w"),
    @JsonSubTypes.Type(value = Letter.Told.class, name = "t")
})
public sealed interface Letter {
    /** The article it is addressed to; the record's key. */
    String to();

    /**
     * One partition's answer to a {@link Probe.Ask}.
     *
     * @param inquiry the number of the inquiry it answers
     * @param part which of the inquiry's questions
     * @param articles who was there before, under any of the keys
     * @param stopped how many of the keys are boilerplate: too many articles that are no copies of each other carry them
     * @param partition which one
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Candidates(String to, int inquiry, int part, List<String> articles, int stopped, int partition)
            implements Letter {
        public Candidates {
            articles = List.copyOf(articles);
        }
    }

    /**
     * Asks a candidate to compare itself with the sender.
     *
     * @param print the sender's, in bytes
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Compare(String to, int inquiry, Peer from, byte[] print) implements Letter {}

    /**
     * The candidate's answer.
     *
     * @param from the candidate
     * @param peer what it is; absent if nothing is remembered of it any more
     * @param comparison how the later of the two stands to the earlier; absent with the peer
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Compared(
            String to,
            int inquiry,
            String from,
            @Nullable Peer peer,
            @Nullable Comparison comparison) implements Letter {}

    /** A neighbour has another standing. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Moved(String to, Peer from) implements Letter {}

    /**
     * A copy asks the root of its cluster where that is told.
     *
     * @param at when the copy was ingested
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record WhichStory(String to, String from, Instant at) implements Letter {}

    /**
     * Where the article is told.
     *
     * @param part the part of a story that it belongs to for good
     * @param story the story over all languages that the part belonged to then
     * @param score how like the rest of the part it is, 0 to 1
     * @param at when the article was ingested that is told there
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Told(String to, String part, String story, double score, Instant at) implements Letter {}
}
