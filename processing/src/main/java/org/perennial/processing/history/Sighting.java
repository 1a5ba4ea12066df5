package org.perennial.processing.history;

import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Countries;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.contract.Occurrence;

/**
 * One article's mention of an event, as far as the event's coverage needs it.
 *
 * @param event the event's id; absent for one that nobody configured
 * @param phrase what the article calls it; absent for a configured event it does not name
 * @param published when the article appeared, by its publisher; when it was fetched if that is not known
 */
public record Sighting(
        @Nullable String event,
        @Nullable String phrase,
        EventDate date,
        @Nullable Integer n,
        String article,
        @Nullable String url,
        @Nullable String source,
        String language,
        @Nullable String title,
        List<String> words,
        LocalDate published,
        Instant fetched) {
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_WORDS = 4;

    public Sighting {
        words = List.copyOf(words);
    }

    /** The sightings that an article makes: of each mention that counts as coverage and of which the year is known. */
    public static List<Sighting> of(EnrichedArticle article, Instant at) {
        List<Sighting> sightings = new ArrayList<>();
        for (AnniversaryMention mention : article.anniversaries()) {
            EventDate date = mention.eventDate();
            boolean named = mention.event() != null || mention.phrase() != null;
            if (date != null && named && mention.countsAsCoverage()) {
                Instant published = article.published() == null ? at : article.published();
                sightings.add(new Sighting(
                        mention.event(),
                        mention.phrase(),
                        date,
                        mention.n(),
                        article.id(),
                        article.url(),
                        article.source(),
                        article.language() == null
                                ? ULocale.ROOT.toLanguageTag()
                                : article.language().main(),
                        shortened(article.title()),
                        mention.evidence().stream()
                                .map(Evidence::text)
                                .limit(MOST_WORDS)
                                .toList(),
                        published.atOffset(ZoneOffset.UTC).toLocalDate(),
                        at));
            }
        }
        return sightings;
    }

    private static @Nullable String shortened(@Nullable String title) {
        return title == null || title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, LONGEST_TITLE) - 1));
    }

    /** Where all sightings that may be of one event meet: the event's id, or the year of the event that has none. */
    public String meetingPlace() {
        return event == null ? "year:" + date.start().getYear() : "event:" + event;
    }

    /** The country of the source by the ending of its address; absent where that is no country's. */
    @Nullable
    String country() {
        return Countries.of(source);
    }

    Occurrence.Example example() {
        return new Occurrence.Example(article, url, source, language, title, phrase, words);
    }
}
