package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How an article's text relates to what was carried before.
 *
 * @param relation what it is
 * @param of the id of the article that it repeats; absent for an original
 * @param cluster the id of the cluster's first ingested member; never changes
 * @param score how much of the shorter text stands in the other, 0 to 1; absent for an original
 * @param revision 0 as first judged, one more each time the judgement of the same article has changed since
 */
public record Duplicate(
        Relation relation,
        @Nullable String of,
        String cluster,
        @Nullable Double score,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int revision) {

    /** The relations, from none to the loosest. */
    public enum Relation {
        /** The first carrier of its text. */
        @JsonProperty("original")
        ORIGINAL,
        /** The same words. */
        @JsonProperty("exact")
        EXACT,
        /** Nearly the same words. */
        @JsonProperty("near")
        NEAR,
        /** Nearly the same words with other numbers. */
        @JsonProperty("revision")
        REVISION,
        /** A shorter text that stands in a longer one, or the reverse. */
        @JsonProperty("part_of")
        PART_OF,
        /** The words of another year. */
        @JsonProperty("recurrence")
        RECURRENCE
    }

    /** A relation as first judged. */
    public Duplicate(Relation relation, @Nullable String of, String cluster, @Nullable Double score) {
        this(relation, of, cluster, score, 0);
    }

    /** The first carrier of a text, which begins its own cluster. */
    public static Duplicate original(String id) {
        return new Duplicate(Relation.ORIGINAL, null, id, null);
    }

    /** The same relation, as judged for the given time. */
    public Duplicate withRevision(int number) {
        return new Duplicate(relation, of, cluster, score, number);
    }
}
