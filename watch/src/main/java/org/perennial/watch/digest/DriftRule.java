package org.perennial.watch.digest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.perennial.contract.CountedNumber;

/** How the words for an event and the numbers stated differ from those of a former year. Pure functions. */
final class DriftRule {
    /** Of less, a share says nothing. */
    private static final int LEAST_ARTICLES = 3;
    /** In how many of a hundred articles more or less words must stand to be told. */
    private static final int LEAST_POINTS = 15;

    private static final int MOST = 6;
    private static final int HUNDRED = 100;

    private DriftRule() {}

    /** Articles of one language with the words that they use for the event, folded, and as they are written. */
    private record Usage(int articles, Map<String, Integer> used, Map<String, Map<String, Integer>> written) {
        int percent(String folded) {
            return articles == 0 ? 0 : Math.round(HUNDRED * used.getOrDefault(folded, 0) / (float) articles);
        }

        /** As most write them; of two alike, the first in the order of letters. */
        String spelling(String folded) {
            return written.getOrDefault(folded, Map.of()).entrySet().stream()
                    .min(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                            .thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey)
                    .orElse(folded);
        }
    }

    /**
     * The words whose share of a language's articles has changed by 15 of a hundred or more, the widest change first, at most six;
     * languages with less than three articles on either side are left out.
     */
    static List<Digest.NamingChange> naming(
            String event, Collection<Told> now, Collection<Told> then, Addresses addresses, Week week) {
        Map<String, Usage> today = usage(event, now);
        Map<String, Usage> before = usage(event, then);
        List<Digest.NamingChange> changes = new ArrayList<>();
        today.forEach((language, usage) -> {
            Usage former = before.get(language);
            if (former == null || usage.articles() < LEAST_ARTICLES || former.articles() < LEAST_ARTICLES) {
                return;
            }
            TreeSet<String> words = new TreeSet<>(usage.used().keySet());
            words.addAll(former.used().keySet());
            for (String folded : words) {
                int from = former.percent(folded);
                int to = usage.percent(folded);
                if (Math.abs(to - from) >= LEAST_POINTS) {
                    changes.add(new Digest.NamingChange(
                            language,
                            (usage.written().containsKey(folded) ? usage : former).spelling(folded),
                            from,
                            to,
                            addresses.articles(
                                    week.first(),
                                    week.last(),
                                    Addresses.quoted("event", event) + " " + Addresses.quoted("lang", language))));
                }
            }
        });
        return changes.stream()
                .sorted(Comparator.comparing((Digest.NamingChange change) -> -Math.abs(change.to() - change.from()))
                        .thenComparing(Digest.NamingChange::language)
                        .thenComparing(Digest.NamingChange::words))
                .limit(MOST)
                .toList();
    }

    private static Map<String, Usage> usage(String event, Collection<Told> articles) {
        Map<String, Usage> byLanguage = new TreeMap<>();
        for (Told told : articles) {
            List<String> words = told.about(event).map(Told.About::words).orElse(List.of());
            if (words.isEmpty()) {
                continue;
            }
            Usage before = byLanguage.getOrDefault(told.language(), new Usage(0, new TreeMap<>(), new TreeMap<>()));
            words.stream()
                    .map(DriftRule::folded)
                    .distinct()
                    .forEach(folded -> before.used().merge(folded, 1, Integer::sum));
            words.forEach(one -> before.written()
                    .computeIfAbsent(folded(one), folded -> new TreeMap<>())
                    .merge(one, 1, Integer::sum));
            byLanguage.put(told.language(), new Usage(before.articles() + 1, before.used(), before.written()));
        }
        return byLanguage;
    }

    private static String folded(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The numbers that nobody stated then, and what most state now where that is another than then; those in most articles first, at
     * most six. Empty if no numbers were stated then.
     */
    static List<Digest.Statement> numbers(
            String event, Collection<Told> now, Collection<Told> then, Addresses addresses, Week week) {
        Map<CountedNumber.Unit, Map<Long, Integer>> today = stated(now);
        Map<CountedNumber.Unit, Map<Long, Integer>> before = stated(then);
        List<Digest.Statement> changes = new ArrayList<>();
        today.forEach((unit, values) -> {
            Map<Long, Integer> former = before.getOrDefault(unit, Map.of());
            if (former.isEmpty()) {
                return;
            }
            long mostNow = most(values);
            long mostThen = most(former);
            values.forEach((value, articles) -> {
                if (!former.containsKey(value) || value == mostNow && mostNow != mostThen) {
                    changes.add(new Digest.Statement(
                            unit,
                            value,
                            articles,
                            mostThen,
                            addresses.articles(week.first(), week.last(), Addresses.quoted("event", event))));
                }
            });
        });
        return changes.stream()
                .sorted(Comparator.comparing((Digest.Statement one) -> -one.articles())
                        .thenComparing(Digest.Statement::unit)
                        .thenComparing(Digest.Statement::value))
                .limit(MOST)
                .toList();
    }

    private static Map<CountedNumber.Unit, Map<Long, Integer>> stated(Collection<Told> articles) {
        Map<CountedNumber.Unit, Map<Long, Integer>> stated = new TreeMap<>();
        articles.forEach(told -> told.numbers()
                .forEach(number -> stated.computeIfAbsent(number.unit(), unit -> new TreeMap<>())
                        .merge(number.value(), 1, Integer::sum)));
        return stated;
    }

    /** What most articles state; of two alike, the smaller. */
    private static long most(Map<Long, Integer> values) {
        return values.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<Long, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
    }
}
