package org.perennial.watch.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;

/**
 * What a digest needs of an article.
 *
 * @param story the story that it tells; its cluster, or itself, where that is not known
 * @param cluster the articles with one text
 * @param language BCP 47 tag, {@code und} if unknown
 * @param appeared when it came to light
 * @param about the events of the registry that it commemorates
 * @param numbers the numbers of people that it states
 */
record Told(
        String id,
        String story,
        String cluster,
        @Nullable String source,
        String language,
        @Nullable String title,
        @Nullable String url,
        Instant appeared,
        List<About> about,
        List<Number> numbers) {
    private static final String UNKNOWN = "und";

    /** An event in an article, with the words for it as found. */
    record About(String event, @Nullable Integer n, List<String> words) {}

    /** So many people. */
    record Number(CountedNumber.Unit unit, long value) {}

    /**
     * What is needed of a stored article.
     *
     * @param story absent if it has none
     * @param cluster absent if it has none
     * @param firstFetched when its first version was
     */
    static Told of(EnrichedArticle article, @Nullable String story, @Nullable String cluster, Instant firstFetched) {
        Instant published = article.published();
        String texts = cluster == null ? article.id() : cluster;
        return new Told(
                article.id(),
                story == null ? texts : story,
                texts,
                article.source(),
                article.language() == null ? UNKNOWN : article.language().tag(),
                article.title(),
                article.url() == null ? article.canonicalUrl() : article.url(),
                published == null || published.isAfter(firstFetched) ? firstFetched : published,
                about(article),
                article.numbers().stream()
                        .map(number -> new Number(number.unit(), number.value()))
                        .distinct()
                        .toList());
    }

    private static List<About> about(EnrichedArticle article) {
        Map<String, List<AnniversaryMention>> byEvent = new LinkedHashMap<>();
        for (AnniversaryMention mention : article.anniversaries()) {
            String event = mention.event();
            if (event != null && mention.countsAsCoverage()) {
                byEvent.computeIfAbsent(event, id -> new ArrayList<>()).add(mention);
            }
        }
        List<About> about = new ArrayList<>();
        byEvent.forEach((event, mentions) -> about.add(new About(
                event,
                mentions.stream()
                        .map(AnniversaryMention::n)
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .orElse(null),
                List.copyOf(new TreeSet<>(mentions.stream().flatMap(Told::words).toList())))));
        return about;
    }

    /** The words for the event, as the view {@code event_naming} takes them. */
    private static Stream<String> words(AnniversaryMention mention) {
        return Stream.concat(
                        mention.evidence().stream()
                                .filter(evidence -> evidence.role() == Evidence.Role.EVENT)
                                .map(Evidence::text),
                        Stream.ofNullable(mention.phrase()))
                .map(String::strip)
                .filter(words -> !words.isEmpty());
    }

    /** What it says of an event; empty if it does not commemorate it. */
    Optional<About> about(String event) {
        return about.stream().filter(one -> one.event().equals(event)).findFirst();
    }
}
