package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A year's return of an event's date, with the coverage it has had: of an event of the registry, or of one that nobody
 * configured and that articles name by themselves. Copies count, versions of one article do not.
 *
 * @param id {@code event@year} for an event of the registry; for any other made of its first mention and never changed
 * @param event the event's id in the registry; absent for one that nobody configured
 * @param date when the event took place, as exactly as any article said
 * @param n which anniversary it is; absent if no article says and none can be counted
 * @param day the day in this year on which the event returns; absent if only its month or year is known
 * @param names what articles call it, the most used first, at most {@value #MOST_NAMES}
 * @param coverage how many articles by day, language and country
 * @param examples some articles, the first of each language first, at most {@value #MOST_EXAMPLES}
 * @param sources who wrote, at most {@value #MOST_SOURCES}
 * @param articles how many wrote of it
 * @param firstSeen when the first of them was fetched
 * @param lastSeen when the last of them was fetched
 */
public record Occurrence(
        String id,
        @Nullable String event,
        AnniversaryMention.EventDate date,
        @Nullable Integer n,
        @Nullable LocalDate day,
        List<Name> names,
        List<Cell> coverage,
        List<Example> examples,
        List<String> sources,
        int articles,
        Instant firstSeen,
        Instant lastSeen) {

    public static final int MOST_NAMES = 40;
    public static final int MOST_EXAMPLES = 12;
    public static final int MOST_SOURCES = 100;

    @SuppressWarnings("NullAway") // absent on the wire is null here
    public Occurrence {
        names = names == null ? List.of() : List.copyOf(names);
        coverage = coverage == null ? List.of() : List.copyOf(coverage);
        examples = examples == null ? List.of() : List.copyOf(examples);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** Whether nobody has configured the event. */
    @JsonIgnore
    public boolean isUnconfigured() {
        return event == null;
    }

    /**
     * A name that articles of one language use.
     *
     * @param phrase the words as first found
     */
    public record Name(String language, String phrase, int articles) {}

    /**
     * Articles of one day, language and country.
     *
     * @param day when they were published
     * @param offset days from the event's return: negative before it; absent where that has no day
     * @param country two letters, by the source's address; absent where that does not tell
     */
    public record Cell(
            LocalDate day,
            @Nullable Integer offset,
            String language,
            @Nullable String country,
            int articles) {}

    /**
     * An article that wrote of it.
     *
     * @param article its id
     * @param words the words by which it is known
     */
    public record Example(
            String article,
            @Nullable String url,
            @Nullable String source,
            String language,
            @Nullable String title,
            @Nullable String phrase,
            List<String> words) {
        public Example {
            words = List.copyOf(words);
        }
    }
}
