package org.perennial.watch.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Changes;
import org.perennial.contract.CountedNumber;

/**
 * An article that matches, as the judgement sees it.
 *
 * @param version which version of it
 * @param story the story that it tells; its cluster, or itself, where that cannot be told
 * @param appeared when it came to light: published, or first fetched if that was earlier
 * @param firstFetched when its first version was fetched
 * @param at the time of the judgement: when this version was fetched, or the end of the wait for its story
 * @param changes what this version has changed; absent for the first
 * @param numbers the numbers of people that it states
 */
public record Sighting(
        String article,
        int version,
        String story,
        @Nullable String title,
        @Nullable String url,
        @Nullable String source,
        @Nullable String language,
        Instant appeared,
        Instant firstFetched,
        Instant at,
        @Nullable Changes changes,
        List<CountedNumber> numbers) {
    public Sighting {
        numbers = List.copyOf(numbers);
    }
}
