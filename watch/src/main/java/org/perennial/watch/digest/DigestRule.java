package org.perennial.watch.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The judgement: what of a week is told, and in which order. A pure function; everything is ordered to the last. */
final class DigestRule {
    private static final int MOST_TOP = 3;
    /** A story that one publisher tells alone is not put at the top. */
    private static final int LEAST_OUTLETS = 2;

    private static final int MOST_EVENTS = 15;
    private static final int NEAR_DAYS = 60;
    private static final int MOST_STORIES = 5;
    private static final int MOST_OTHERS = 10;
    private static final int MOST_COUNTS = 10;
    private static final int MOST_GAPS = 15;
    /** A single article in a former year lets nobody expect another. */
    private static final int LEAST_EXPECTED = 2;

    private final Subject subject;
    private final Week week;
    private final Facts facts;
    private final Addresses addresses;
    private final Map<String, List<Told>> byStory;
    private final Map<String, List<Told>> byEvent;

    private DigestRule(Subject subject, Week week, Facts facts) {
        this.subject = subject;
        this.week = week;
        this.facts = facts;
        this.addresses = new Addresses(subject);
        this.byStory =
                facts.week().stream().collect(Collectors.groupingBy(Told::story, TreeMap::new, Collectors.toList()));
        this.byEvent = new TreeMap<>();
        facts.week()
                .forEach(told -> told.about()
                        .forEach(about -> byEvent.computeIfAbsent(about.event(), id -> new ArrayList<>())
                                .add(told)));
    }

    /**
     * The digest of a week.
     *
     * @param until up to when articles were counted: the end of the week, or earlier if it is not over
     */
    static Digest digest(Subject subject, Week week, Instant until, Facts facts) {
        return new DigestRule(subject, week, facts).digest(until);
    }

    private Digest digest(Instant until) {
        List<Digest.Story> stories = byStory.entrySet().stream()
                .map(entry -> StoryRule.story(
                        entry.getKey(), entry.getValue(), facts.before().get(entry.getKey())))
                .sorted(StoryRule.MOST_TOLD)
                .toList();
        List<Digest.Story> top = stories.stream()
                .filter(story -> story.outlets() >= LEAST_OUTLETS)
                .limit(MOST_TOP)
                .toList();
        Set<String> placed = top.stream().map(Digest.Story::id).collect(Collectors.toCollection(HashSet::new));
        Map<String, String> home = homes();
        List<Digest.Event> events = byEvent.keySet().stream()
                .map(event -> event(
                        event,
                        stories.stream()
                                .filter(story -> !placed.contains(story.id()) && event.equals(home.get(story.id())))
                                .toList()))
                .sorted(Comparator.comparing(
                                (Digest.Event event) -> -event.totals().articles())
                        .thenComparing(Digest.Event::id))
                .toList();
        List<Digest.Story> others = stories.stream()
                .filter(story -> !placed.contains(story.id()) && !home.containsKey(story.id()))
                .toList();
        return new Digest(
                subject.watch(),
                subject.title(),
                subject.query().text(),
                subject.zone().getId(),
                week.toString(),
                week.from(subject.zone()),
                until,
                !until.isBefore(week.to(subject.zone())),
                totals(facts.week(), ""),
                top,
                first(events, MOST_EVENTS),
                Math.max(0, events.size() - MOST_EVENTS),
                first(others, MOST_OTHERS),
                Math.max(0, others.size() - MOST_OTHERS),
                counts(facts.week(), Told::language, "lang", ""),
                counts(facts.week(), Told::source, "source", ""),
                gaps(),
                facts.found(),
                facts.coming());
    }

    /** The event that most articles of a story are about, by story. */
    private Map<String, String> homes() {
        Map<String, String> homes = new TreeMap<>();
        byStory.forEach((story, articles) -> articles.stream()
                .flatMap(told -> told.about().stream())
                .collect(Collectors.groupingBy(Told.About::event, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .min(Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .ifPresent(entry -> homes.put(story, entry.getKey())));
        return homes;
    }

    /** Of a return that is far off it is not known whether articles mean it or the one before. */
    private boolean isNear(LocalDate day) {
        return !day.isBefore(week.first().minusDays(NEAR_DAYS))
                && !day.isAfter(week.last().plusDays(NEAR_DAYS));
    }

    private Digest.Event event(String id, List<Digest.Story> stories) {
        List<Told> now = byEvent.getOrDefault(id, List.of());
        Facts.Known known = facts.events().get(id);
        LocalDate day = known == null ? null : known.returns().get(0);
        String asked = Addresses.quoted("event", id);
        List<Digest.YearCount> years = years(id, now.size(), known);
        List<Told> then = then(id);
        return new Digest.Event(
                id,
                known == null ? id : known.title(),
                mostStated(id, now),
                day != null && isNear(day) ? day : null,
                totals(now, asked),
                first(stories, MOST_STORIES),
                Math.max(0, stories.size() - MOST_STORIES),
                counts(now, Told::language, "lang", asked),
                counts(now, Told::source, "source", asked),
                years,
                ratio(years),
                then.isEmpty() ? List.of() : DriftRule.naming(id, now, then, addresses, week),
                then.isEmpty() ? List.of() : DriftRule.numbers(id, now, then, addresses, week),
                Addresses.event(id));
    }

    private static @Nullable Integer mostStated(String event, List<Told> articles) {
        return articles.stream()
                .flatMap(told -> told.about(event).stream())
                .map(Told.About::n)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .min(Comparator.comparing((Map.Entry<Integer, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** The former years' articles on an event of the last year that had any. */
    private List<Told> then(String event) {
        Map<Integer, List<Told>> years = former(event);
        return years.isEmpty() ? List.of() : years.values().iterator().next();
    }

    /** Former articles on an event by how many years ago they appeared, the latest first. */
    private TreeMap<Integer, List<Told>> former(String event) {
        return facts.former().stream()
                .filter(one -> one.event().equals(event))
                .collect(Collectors.groupingBy(
                        Facts.Former::ago, TreeMap::new, Collectors.mapping(Facts.Former::told, Collectors.toList())));
    }

    /** This week beside former years. A year before the first one with coverage may be one of which nothing is stored. */
    private List<Digest.YearCount> years(String id, int now, Facts.@Nullable Known known) {
        String asked = Addresses.quoted("event", id);
        List<Digest.YearCount> years = new ArrayList<>();
        LocalDate day = known == null ? null : known.returns().get(0);
        years.add(new Digest.YearCount(
                day == null ? week.year() : day.getYear(), now, addresses.articles(week.first(), week.last(), asked)));
        TreeMap<Integer, List<Told>> former = former(id);
        if (known == null || day == null || former.isEmpty()) {
            return years;
        }
        for (int ago = 1; ago <= former.lastKey() && ago < known.returns().size(); ago++) {
            LocalDate then = known.returns().get(ago);
            if (then != null) {
                LocalDate first = then.plusDays(week.first().toEpochDay() - day.toEpochDay());
                years.add(new Digest.YearCount(
                        then.getYear(),
                        former.getOrDefault(ago, List.of()).size(),
                        addresses.articles(first, first.plusDays(6), asked)));
            }
        }
        return years;
    }

    private static @Nullable Double ratio(List<Digest.YearCount> years) {
        double mean = years.stream()
                .skip(1)
                .mapToInt(Digest.YearCount::articles)
                .average()
                .orElse(0);
        return mean == 0 ? null : (Double) (years.get(0).articles() / mean);
    }

    private Digest.Totals totals(Collection<Told> articles, String asked) {
        return new Digest.Totals(
                articles.size(),
                (int) articles.stream().map(Told::story).distinct().count(),
                StoryRule.outlets(articles).size(),
                StoryRule.languages(articles).size(),
                StoryRule.copies(articles),
                addresses.articles(week.first(), week.last(), asked));
    }

    private List<Digest.Count> counts(
            Collection<Told> articles, Function<Told, @Nullable String> of, String field, String asked) {
        return articles.stream()
                .map(of)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_COUNTS)
                .map(entry -> new Digest.Count(
                        entry.getKey(),
                        entry.getValue().intValue(),
                        addresses.articles(
                                week.first(),
                                week.last(),
                                Stream.of(asked, Addresses.quoted(field, entry.getKey()))
                                        .filter(text -> !text.isEmpty())
                                        .collect(Collectors.joining(" ")))))
                .toList();
    }

    /** What the last former year with coverage had on these days: all of an event, or one of its languages. */
    private List<Digest.Gap> gaps() {
        List<Digest.Gap> gaps = new ArrayList<>();
        facts.events().forEach((event, known) -> {
            TreeMap<Integer, List<Told>> former = former(event);
            LocalDate then = former.isEmpty() ? null : known.returns().get(former.firstKey());
            if (then == null) {
                return;
            }
            Map<String, Long> languages = former.firstEntry().getValue().stream()
                    .collect(Collectors.groupingBy(Told::language, TreeMap::new, Collectors.counting()));
            List<Told> now = byEvent.getOrDefault(event, List.of());
            if (now.isEmpty()) {
                int all = former.firstEntry().getValue().size();
                if (all >= LEAST_EXPECTED) {
                    gaps.add(new Digest.Gap(
                            event,
                            known.title(),
                            null,
                            then.getYear(),
                            all,
                            languages.keySet().stream().noneMatch(facts.speaking()::contains),
                            Addresses.event(event)));
                }
                return;
            }
            Set<String> heard = now.stream().map(Told::language).collect(Collectors.toSet());
            languages.forEach((language, articles) -> {
                if (articles >= LEAST_EXPECTED && !heard.contains(language) && !language.equals("und")) {
                    gaps.add(new Digest.Gap(
                            event,
                            known.title(),
                            language,
                            then.getYear(),
                            articles.intValue(),
                            !facts.speaking().contains(language),
                            Addresses.event(event)));
                }
            });
        });
        return gaps.stream()
                .sorted(Comparator.comparing((Digest.Gap gap) -> -gap.expected())
                        .thenComparing(Digest.Gap::event)
                        .thenComparing(Digest.Gap::language, Comparator.nullsFirst(Comparator.naturalOrder())))
                .limit(MOST_GAPS)
                .toList();
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
