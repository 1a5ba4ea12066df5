package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lexicon for a language that has no file: the anniversary words of all files in its script.
 *
 * <p>Loan words and relatives carry over ("jubilej", "anibersaryo" do not, "centenar" does); months, number words and
 * digits come from ICU as for any language. Only single, long words are taken, each with a lower weight, and
 * without the number it may imply (Catalan "centenars" are hundreds), so that a second sign must agree.
 */
final class Fallback {
    private static final int LEAST_LETTERS = 6;
    private static final int LONGEST_ENDING = 6;
    /** A word that several languages share is less likely to mean something else in the next one. */
    private static final int SHARED = 2;

    private static final double SHARED_WEIGHT = 0.4;
    private static final double WEIGHT = 0.35;

    private Fallback() {}

    static Lexicon of(String tag, Collection<Lexicon> known) {
        Map<String, Phrase> words = new TreeMap<>();
        Map<String, Integer> seen = new TreeMap<>();
        List<Phrase> marking = new ArrayList<>();
        for (Lexicon lexicon : known) {
            for (Phrase phrase : Lists.orEmpty(lexicon.anniversary())) {
                String word = word(phrase.p());
                if (word != null) {
                    words.putIfAbsent(word, phrase);
                    seen.merge(word, 1, Integer::sum);
                }
            }
            Lists.orEmpty(lexicon.marking()).stream()
                    .filter(p -> word(p.p()) != null)
                    .forEach(marking::add);
        }
        List<Phrase> anniversary = new ArrayList<>();
        words.forEach((word, phrase) -> {
            double usual = seen.getOrDefault(word, 1) >= SHARED ? SHARED_WEIGHT : WEIGHT;
            Double own = phrase.weight();
            double weight = own == null ? usual : Math.min(own, usual);
            anniversary.add(new Phrase(word + "*", phrase.kind(), null, weight, null));
        });
        return new Lexicon(
                tag,
                tag,
                null,
                new Lexicon.Inflection(LONGEST_ENDING, null),
                null,
                null,
                null,
                null,
                anniversary,
                null,
                null,
                null,
                marking,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Collections.emptyList());
    }

    /** The stem of a pattern of one long word; null for any other. */
    private static @org.jspecify.annotations.Nullable String word(String pattern) {
        String bare = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean one = bare.codePoints().allMatch(c -> Character.isLetter(c) && !Tokens.isUnspaced((char) c));
        return one && bare.length() >= LEAST_LETTERS ? bare : null;
    }
}
