package org.perennial.watch.digest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.CountedNumber;

/** What stories come to, and what is new in them. Pure functions. */
final class StoryRule {
    static final Comparator<Told> FIRST = Comparator.comparing(Told::appeared).thenComparing(Told::id);
    /** The most told first: by publishers, languages, articles; then by id, so that no two are alike. */
    static final Comparator<Digest.Story> MOST_TOLD = Comparator.comparingInt(Digest.Story::outlets)
            .reversed()
            .thenComparing(story -> -story.languages().size())
            .thenComparing(story -> -story.articles())
            .thenComparing(Digest.Story::id);

    private static final int MOST_TITLES = 12;

    private StoryRule() {}

    /**
     * A story as the week told it.
     *
     * @param told its articles, at least one
     * @param before what it had been; absent for a new one
     */
    static Digest.Story story(String id, Collection<Told> told, Facts.@Nullable Before before) {
        List<Told> articles = told.stream().sorted(FIRST).toList();
        return new Digest.Story(
                id,
                titles(articles),
                articles.size(),
                outlets(articles).size(),
                copies(articles),
                languages(articles),
                news(articles, before),
                Addresses.story(id));
    }

    /** The publishers, in their order. */
    static Set<String> outlets(Collection<Told> articles) {
        return articles.stream()
                .map(Told::source)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The languages that are known, in the order of their tags. */
    static List<String> languages(Collection<Told> articles) {
        return articles.stream()
                .map(Told::language)
                .filter(tag -> !tag.equals("und"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Articles that carry the text of another one. */
    static int copies(Collection<Told> articles) {
        return articles.size()
                - (int) articles.stream().map(Told::cluster).distinct().count();
    }

    /** The first article of the largest cluster, and then the first in each other language. */
    private static List<Digest.Title> titles(List<Told> articles) {
        Map<String, Long> clusters =
                articles.stream().collect(Collectors.groupingBy(Told::cluster, Collectors.counting()));
        Told face = articles.stream()
                .min(Comparator.comparing((Told told) ->
                                told.title() == null || told.title().isBlank())
                        .thenComparing(told -> -clusters.getOrDefault(told.cluster(), 0L))
                        .thenComparing(FIRST))
                .orElseThrow();
        Map<String, Told> byLanguage = new LinkedHashMap<>();
        byLanguage.put(face.language(), face);
        for (Told told : articles) {
            if (told.title() != null && !told.title().isBlank()) {
                byLanguage.putIfAbsent(told.language(), told);
            }
        }
        return byLanguage.values().stream()
                .limit(MOST_TITLES)
                .map(told -> new Digest.Title(told.id(), told.language(), told.title(), told.url(), told.source()))
                .toList();
    }

    private static Digest.News news(List<Told> articles, Facts.@Nullable Before before) {
        if (before == null) {
            return new Digest.News(0, List.of(), 0, List.of());
        }
        Set<String> outlets = outlets(articles);
        outlets.removeAll(before.outlets());
        return new Digest.News(
                before.articles(),
                languages(articles).stream()
                        .filter(tag -> !before.languages().contains(tag))
                        .toList(),
                outlets.size(),
                changes(articles, before.numbers()));
    }

    /** Of each kind of which nothing that is stated now was stated before: the largest, and the one before next to it. */
    private static List<Digest.NumberChange> changes(List<Told> articles, Map<CountedNumber.Unit, Set<Long>> before) {
        Map<CountedNumber.Unit, Set<Long>> now = new TreeMap<>();
        articles.forEach(told -> told.numbers()
                .forEach(number -> now.computeIfAbsent(number.unit(), unit -> new TreeSet<>())
                        .add(number.value())));
        List<Digest.NumberChange> changes = new ArrayList<>();
        now.forEach((unit, values) -> {
            Set<Long> then = new TreeSet<>(before.getOrDefault(unit, Set.of()));
            if (!then.isEmpty() && values.stream().noneMatch(then::contains)) {
                long to = values.stream().max(Comparator.naturalOrder()).orElseThrow();
                long from = then.stream()
                        .min(Comparator.comparingLong((Long value) -> Math.abs(value - to))
                                .thenComparing(Comparator.naturalOrder()))
                        .orElseThrow();
                changes.add(new Digest.NumberChange(unit, from, to));
            }
        });
        return changes;
    }
}
