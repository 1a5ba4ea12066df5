package org.perennial.watch.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.difference.TextDifference.ChangedNumber;
import org.perennial.contract.Duplicate;

/**
 * An article as a carrier of a text.
 *
 * @param source the publisher; absent if unknown
 * @param title or the beginning of the text, or the address; absent if it has none of them
 * @param language a BCP 47 tag; absent if it was not judged
 * @param appeared when it came to light: its publication, or its fetching if that was earlier
 * @param ingested when it was fetched, by which it is told who was first
 * @param relation how it relates to its model
 * @param of its model: the id of the article whose words it repeats; absent for an original
 * @param ofSource the model's publisher; absent if unknown or if the model is not stored
 * @param containment how much of the shorter of the two texts stands in the other, 0 to 1; absent for an original
 * @param length of its text, in characters
 * @param ofLength its length over its model's; absent if there is none to compare with
 * @param version its text's version; above 1 it was changed after it had come out
 * @param changedNumbers the model's numbers that it has other ones for; empty unless its relation is a revision
 */
public record Member(
        String id,
        @Nullable String source,
        @Nullable String url,
        @Nullable String title,
        @Nullable String language,
        Instant appeared,
        Instant ingested,
        Duplicate.Relation relation,
        @Nullable String of,
        @Nullable String ofSource,
        @Nullable Double containment,
        int length,
        @Nullable Double ofLength,
        int version,
        List<ChangedNumber> changedNumbers) {
    public Member {
        changedNumbers = List.copyOf(changedNumbers);
    }

    Member withChangedNumbers(List<ChangedNumber> numbers) {
        return new Member(
                id,
                source,
                url,
                title,
                language,
                appeared,
                ingested,
                relation,
                of,
                ofSource,
                containment,
                length,
                ofLength,
                version,
                numbers);
    }
}
