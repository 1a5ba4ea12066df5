package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article with every judgement that the stream has made of it.
 *
 * <p>The first fields are those of {@link RawArticle} and mean the same. A judgement that is absent has not been made;
 * articles are marked and never dropped.
 *
 * @param version 1 for the first text seen under this id, one more for each text that differs from the one before
 * @param changes what this version has changed; absent for the first, and where the one before is not remembered
 * @param language absent if the language was not asked for
 * @param duplicate absent if copies were not asked for
 * @param story the id of the story over all languages that it belonged to when it was sent on; which one its part belongs
 *     to since is told by {@link StoryPart}s. Absent if stories were not asked for, or it could not be told in time
 * @param storyPart the part of a story that it belongs to for good; absent with the story
 * @param storyScore how like the rest of its part it is, 0 to 1; absent with the story
 * @param anniversaries every mention found, the most certain first
 * @param numbers every number of people it states, in order of appearance
 */
public record EnrichedArticle(
        String id,
        @Nullable String url,
        @Nullable String canonicalUrl,
        @Nullable String source,
        @Nullable String feed,
        @Nullable String guid,
        @Nullable String title,
        String text,
        @Nullable String summary,
        List<String> authors,
        @Nullable Instant published,
        @Nullable PublishedFrom publishedFrom,
        @Nullable Instant updated,
        @Nullable Instant fetched,
        @Nullable String languageHint,
        boolean truncated,
        int version,
        @Nullable Changes changes,
        @Nullable Language language,
        @Nullable Duplicate duplicate,
        @Nullable String story,
        @Nullable String storyPart,
        @Nullable Double storyScore,
        List<AnniversaryMention> anniversaries,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CountedNumber> numbers) {

    @SuppressWarnings("NullAway") // absent on the wire is null here
    public EnrichedArticle {
        text = text == null ? "" : text;
        authors = authors == null ? List.of() : List.copyOf(authors);
        anniversaries = anniversaries == null ? List.of() : List.copyOf(anniversaries);
        numbers = numbers == null ? List.of() : List.copyOf(numbers);
    }

    /** A raw article's first version, before any judgement. */
    public static EnrichedArticle of(RawArticle raw) {
        return new EnrichedArticle(
                raw.id(),
                raw.url(),
                raw.canonicalUrl(),
                raw.source(),
                raw.feed(),
                raw.guid(),
                raw.title(),
                raw.text(),
                raw.summary(),
                raw.authors(),
                raw.published(),
                raw.publishedFrom(),
                raw.updated(),
                raw.fetched(),
                raw.languageHint(),
                raw.truncated(),
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    /** This article with its language. */
    public EnrichedArticle withLanguage(Language judged) {
        return with(version, changes, judged, duplicate, story, storyPart, storyScore, anniversaries, numbers);
    }

    /** This article with its relation to earlier texts. */
    public EnrichedArticle withDuplicate(Duplicate judged) {
        return with(version, changes, language, judged, story, storyPart, storyScore, anniversaries, numbers);
    }

    /** This article as the given version of its id. */
    public EnrichedArticle withVersion(int number) {
        return with(number, changes, language, duplicate, story, storyPart, storyScore, anniversaries, numbers);
    }

    /** This article with what its version has changed. */
    public EnrichedArticle withChanges(Changes judged) {
        return with(version, judged, language, duplicate, story, storyPart, storyScore, anniversaries, numbers);
    }

    /** Whether it speaks of something that comes back every year, and its words may come back with it. */
    public boolean speaksOfAnniversary() {
        return anniversaries.stream().anyMatch(AnniversaryMention::mayReturn);
    }

    /** This article with the anniversaries that it mentions. */
    public EnrichedArticle withAnniversaries(List<AnniversaryMention> judged) {
        return with(version, changes, language, duplicate, story, storyPart, storyScore, judged, numbers);
    }

    /** This article with the numbers of people that it states. */
    public EnrichedArticle withNumbers(List<CountedNumber> counted) {
        return with(version, changes, language, duplicate, story, storyPart, storyScore, anniversaries, counted);
    }

    /** This article in the story that it belongs to. */
    public EnrichedArticle withStory(String id, String part, double score) {
        return with(version, changes, language, duplicate, id, part, score, anniversaries, numbers);
    }

    private EnrichedArticle with(
            int aVersion,
            @Nullable Changes theChanges,
            @Nullable Language aLanguage,
            @Nullable Duplicate aDuplicate,
            @Nullable String aStory,
            @Nullable String aPart,
            @Nullable Double aScore,
            List<AnniversaryMention> mentions,
            List<CountedNumber> counted) {
        return new EnrichedArticle(
                id,
                url,
                canonicalUrl,
                source,
                feed,
                guid,
                title,
                text,
                summary,
                authors,
                published,
                publishedFrom,
                updated,
                fetched,
                languageHint,
                truncated,
                aVersion,
                theChanges,
                aLanguage,
                aDuplicate,
                aStory,
                aPart,
                aScore,
                mentions,
                counted);
    }
}
