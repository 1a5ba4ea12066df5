package org.perennial.analysis.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How likely a text is in one language or another, by its triples of letters.
 *
 * <p>Each language is learnt in each of its scripts: the text of a language that has two would say little of either.
 *
 * <p>Learnt from a short text of each language, cut to one length so that none has an advantage; what was not seen costs the
 * same in all. That tells two languages apart and not one from a hundred: ask it for a choice between few.
 */
final class LetterTriples {
    private static final int LEARNT = 4_000;
    /** A text of fewer triples learnt from tells nothing. */
    private static final int LEAST_LEARNT = 600;

    private static final int READ = 600;
    private static final int LEAST_READ = 25;
    private static final double SMOOTHING = 0.3;
    private static final double TRIPLES = 8_000;

    /** In natural logarithms: how much likelier in all, and on average for each triple. */
    private static final double CLEARLY = 20;

    private static final double CLEARLY_EACH = 0.45;

    private final Map<String, Map<String, Integer>> seen = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();

    /** Learns a language in one script, named together, from a text in small letters. */
    void learn(String language, String text) {
        List<String> triples = triples(text, LEARNT);
        if (triples.size() < LEAST_LEARNT) {
            return;
        }
        Map<String, Integer> counts = new HashMap<>();
        triples.forEach(triple -> counts.merge(triple, 1, Integer::sum));
        seen.put(language, counts);
        sizes.put(language, triples.size());
    }

    /** The likeliest of some languages; null where the text is too short or none of them was learnt. */
    @Nullable
    String likeliest(List<String> languages, int script, String text) {
        List<String> triples = triples(text, READ);
        String best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (String language : languages) {
            double likelihood = triples.size() < LEAST_READ ? Double.NaN : likelihood(language + script, triples);
            if (likelihood > most) {
                most = likelihood;
                best = language;
            }
        }
        return best;
    }

    /**
     * The likeliest of some languages if it is clearly likelier than a given one, or if that one is not written in the
     * script; null if it is not.
     */
    @Nullable
    String clearlyLikelier(List<String> languages, String rival, int script, String text) {
        List<String> triples = triples(text, READ);
        double theirs = likelihood(rival + script, triples);
        String best = likeliest(languages, script, text);
        if (best == null || Double.isNaN(theirs)) {
            return best;
        }
        double ahead = likelihood(best + script, triples) - theirs;
        return ahead >= CLEARLY && ahead >= CLEARLY_EACH * triples.size() ? best : null;
    }

    /** The logarithm; not a number for a language that was not learnt. */
    private double likelihood(String language, List<String> triples) {
        Map<String, Integer> counts = seen.get(language);
        if (counts == null) {
            return Double.NaN;
        }
        double all = sizes.getOrDefault(language, 0) + SMOOTHING * TRIPLES;
        double sum = 0;
        for (String triple : triples) {
            sum += Math.log((counts.getOrDefault(triple, 0) + SMOOTHING) / all);
        }
        return sum;
    }

    /** The triples within words, which begin and end with a space. */
    private static List<String> triples(String text, int most) {
        StringBuilder words = new StringBuilder(" ");
        for (int i = 0; i < text.length() && words.length() < most; i++) {
            char c = text.charAt(i);
            if (isLetter(c)) {
                words.append(c);
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        List<String> triples = new ArrayList<>();
        for (int i = 0; i + 3 <= words.length(); i++) {
            if (words.charAt(i + 1) != ' ') {
                triples.add(words.substring(i, i + 3));
            }
        }
        return triples;
    }

    /** Letters, the marks on them, and the apostrophe that some languages write as a letter. */
    static boolean isLetter(char c) {
        if (Character.isLetter(c) || c == '\'' || Character.isSurrogate(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
