package org.perennial.analysis.language.lists;

import com.ibm.icu.lang.UScript;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** How often words stand in texts of one language. */
final class WordCounts {
    private final Map<String, Double> counts = new HashMap<>();

    void add(Iterable<String> words, double each) {
        words.forEach(word -> counts.merge(word, each, Double::sum));
    }

    void add(WordCounts other) {
        other.counts.forEach((word, count) -> counts.merge(word, count, Double::sum));
    }

    /** Adds another language's words, each as often in proportion, so that they make up a share of all; 0..1, exclusive. */
    void mix(WordCounts other, double share) {
        double factor = total() * share / (1 - share) / other.total();
        other.counts.forEach((word, count) -> counts.merge(word, factor * count, Double::sum));
    }

    /** The same in another spelling. */
    WordCounts spelt(UnaryOperator<String> spelling) {
        WordCounts spelt = new WordCounts();
        counts.forEach((word, count) -> spelt.counts.merge(spelling.apply(word), count, Double::sum));
        return spelt;
    }

    /** The words of which every letter is in a script, an ICU number. */
    WordCounts only(int script) {
        WordCounts only = new WordCounts();
        counts.forEach((word, count) -> {
            if (word.codePoints().noneMatch(c -> Character.isLetter(c) && UScript.getScript(c) != script)) {
                only.counts.put(word, count);
            }
        });
        return only;
    }

    void removeAll(Set<String> words) {
        counts.keySet().removeAll(words);
    }

    double total() {
        return counts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The words by the script of their first letter, an ICU number. */
    Map<Integer, WordCounts> byScript() {
        Map<Integer, WordCounts> scripts = new TreeMap<>();
        counts.forEach(
                (word, count) -> scripts.computeIfAbsent(UScript.getScript(word.codePointAt(0)), s -> new WordCounts())
                        .counts
                        .put(word, count));
        return scripts;
    }

    /** The most frequent words, rounded to whole numbers of one and more; words as frequent in the order of their letters. */
    List<Map.Entry<String, Integer>> most(int limit, int longest) {
        return counts.entrySet().stream()
                .map(e -> Map.entry(e.getKey(), (int) Math.rint(e.getValue())))
                .filter(e -> e.getValue() > 0 && e.getKey().length() <= longest)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(limit)
                .toList();
    }
}
