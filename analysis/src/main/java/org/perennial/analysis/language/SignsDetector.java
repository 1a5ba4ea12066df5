package org.perennial.analysis.language;

import com.ibm.icu.lang.UScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Corrects a detector where it meets a language that it does not know.
 *
 * <p>A detector names a relative then, and with confidence: Uzbek becomes Azerbaijani. Its judgement stands unless a language
 * it does not know explains the text clearly better than the one it named: by its frequent words, or by the triples of
 * letters of its sample text, which is small, equally long for all languages, and compared for those two alone. A script that
 * it does not know decides by itself where one language alone has it.
 *
 * <p>Immutable.
 */
public final class SignsDetector implements LanguageDetector {
    /** How much more often the words must stand in the text than those of the language that was named. */
    private static final double CLEARLY = 1.4;
    /** The least share of a text's words; function words are a quarter to a half of ordinary prose. */
    private static final double LEAST_SHARE = 0.08;

    private static final int LEAST_DISTINCT = 3;
    private static final int SAMPLE = 2_000;
    /** The confidence that is left for the language that was named first. */
    private static final double OTHERWISE = 0.1;

    private static final String ALL = "";

    private final LanguageDetector base;
    private final Set<String> known;
    private final Map<String, List<String>> languagesByWord = new HashMap<>();
    private final Map<Integer, List<String>> unknownByScript = new HashMap<>();
    private final Set<String> withWords = new HashSet<>();
    private final LetterTriples triples = new LetterTriples();

    /**
     * A detector above another.
     *
     * @param known base languages ({@code az}, not {@code az-Arab}) that the other knows and is believed in
     */
    public SignsDetector(LanguageDetector base, Set<String> known, Iterable<LanguageSigns> signs) {
        this.base = base;
        this.known = Set.copyOf(known);
        for (LanguageSigns language : signs) {
            language.words().stream()
                    .map(SignsDetector::comparable)
                    .distinct()
                    .forEach(word -> languagesByWord
                            .computeIfAbsent(word, w -> new ArrayList<>(2))
                            .add(language.tag()));
            if (!language.words().isEmpty()) {
                withWords.add(language.tag());
            }
            triples.learn(language.tag(), comparable(language.sample()));
            if (!known.contains(language.tag())) {
                unknownByScript
                        .computeIfAbsent(mainScript(language.sample()), s -> new ArrayList<>(2))
                        .add(language.tag());
            }
        }
    }

    @Override
    public DetectedLanguage detect(@Nullable String title, String text) {
        DetectedLanguage named = base.detect(title, text);
        String sample = (title == null ? "" : title + "\n") + text.substring(0, Math.min(text.length(), SAMPLE));
        List<String> candidates = unknownByScript.getOrDefault(mainScript(sample), List.of());
        if (candidates.isEmpty()) {
            return named;
        }
        String other = better(candidates, named, comparable(sample));
        if (other == null) {
            return named;
        }
        List<Alternative> alternatives = new ArrayList<>();
        if (!isUndetermined(named)) {
            alternatives.add(new Alternative(named.tag(), OTHERWISE));
        }
        return new DetectedLanguage(other, 1 - OTHERWISE, alternatives, named.mixed());
    }

    private @Nullable String better(List<String> candidates, DetectedLanguage named, String text) {
        String rival = named.tag().split("-", 2)[0];
        String byWords = betterByWords(candidates, named, rival, text);
        if (byWords != null) {
            return byWords;
        }
        if (isUndetermined(named)) {
            return candidates.size() == 1 ? candidates.get(0) : triples.likeliest(candidates, text);
        }
        return triples.clearlyLikelier(candidates, rival, text);
    }

    private @Nullable String betterByWords(List<String> candidates, DetectedLanguage named, String rival, String text) {
        Map<String, Count> counts = count(text);
        int words = counts.getOrDefault(ALL, new Count()).occurrences;
        boolean comparable = isUndetermined(named) || withWords.contains(rival) || !known.contains(rival);
        int theirs = counts.getOrDefault(rival, new Count()).occurrences;
        String best = null;
        int most = 0;
        for (String candidate : candidates) {
            Count count = counts.getOrDefault(candidate, new Count());
            if (comparable
                    && count.distinct.size() >= LEAST_DISTINCT
                    && count.occurrences > most
                    && count.occurrences >= CLEARLY * theirs
                    && count.occurrences >= LEAST_SHARE * words) {
                best = candidate;
                most = count.occurrences;
            }
        }
        return best;
    }

    private static boolean isUndetermined(DetectedLanguage language) {
        return language.tag().equals(DetectedLanguage.UNDETERMINED);
    }

    private static final class Count {
        private int occurrences;
        private final Set<String> distinct = new HashSet<>();
    }

    /** For each language how many of the text's words are among its frequent ones; under {@link #ALL} all words. */
    private Map<String, Count> count(String comparable) {
        Map<String, Count> counts = new HashMap<>();
        Count all = counts.computeIfAbsent(ALL, l -> new Count());
        int start = -1;
        for (int i = 0; i <= comparable.length(); i++) {
            boolean inside = i < comparable.length() && LetterTriples.isLetter(comparable.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                String word = comparable.substring(start, i);
                start = -1;
                all.occurrences++;
                for (String language : languagesByWord.getOrDefault(word, List.of())) {
                    Count count = counts.computeIfAbsent(language, l -> new Count());
                    count.occurrences++;
                    count.distinct.add(word);
                }
            }
        }
        return counts;
    }

    private static String comparable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('ʻ', '\'')
                .replace('ʼ', '\'');
    }

    private static int mainScript(String text) {
        return Scripts.count(text).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UScript.COMMON);
    }
}
