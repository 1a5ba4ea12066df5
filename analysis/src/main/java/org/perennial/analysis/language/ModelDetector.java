package org.perennial.analysis.language;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.models.LanguageModels;
import org.perennial.analysis.language.models.LanguageScore;
import org.perennial.analysis.language.models.LinguaModels;

/**
 * Asks models about title and lead, and adds what they leave out: the script in the tag, a share for a second script, {@code und}
 * where there are no letters.
 */
public final class ModelDetector implements LanguageDetector {
    /** Characters of title and text that are looked at; more does not change the judgement on articles. */
    static final int SAMPLE = 1_500;

    /*
     * Models give values relative to the best (1.0), whose differences are small even where the matter is clear: a
     * gap of 0.1 on an article is never an error. An exponential turns them into shares of one; short texts need a
     * flatter one, or headlines of which a third is wrong would read 0.8.
     */
    private static final double STEEPNESS = 60;

    private static final double STEEPNESS_OF_SHORT = 35;
    private static final int SHORT = 120;

    private static final double LEAST_ALTERNATIVE = 0.01;
    private static final int ALTERNATIVES = 3;
    private static final double LEAST_SHARE = 0.2;
    private static final int LEAST_LETTERS = 60;

    /** Scripts that one language mixes: Japanese is no mixture of languages. */
    private static final Set<Integer> EAST_ASIAN =
            Set.of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.BOPOMOFO);

    private final LanguageModels models;
    private final Set<Refinement> refinements;
    private final Scripts scripts = new Scripts();

    /** A detector that asks these models and departs from their rules as the refinements say. */
    public ModelDetector(LanguageModels models, Set<Refinement> refinements) {
        this.models = models;
        this.refinements = Set.copyOf(refinements);
    }

    /** The base languages that the models know. */
    public static Set<String> languages() {
        return Set.copyOf(LinguaModels.languages());
    }

    @Override
    public DetectedLanguage detect(@Nullable String title, String text) {
        String sample = sample(title, text);
        Map<Integer, Integer> letters = Scripts.count(sample);
        if (letters.isEmpty()) {
            return DetectedLanguage.undetermined();
        }
        List<Alternative> likely = likely(refined(sample, letters));
        if (likely.isEmpty()) {
            return DetectedLanguage.undetermined();
        }
        Alternative best = likely.get(0);
        return new DetectedLanguage(
                best.tag(), best.confidence(), likely.subList(1, likely.size()), shares(sample, letters));
    }

    private String refined(String sample, Map<Integer, Integer> letters) {
        String refined = sample;
        for (int script : letters.keySet()) {
            if (refinements.stream().anyMatch(refinement -> refinement.drops(script, letters))) {
                refined = Scripts.without(script, refined);
            }
        }
        return refined;
    }

    private List<Alternative> likely(String sample) {
        List<LanguageScore> scores = models.scores(sample);
        double steepness = sample.length() < SHORT ? STEEPNESS_OF_SHORT : STEEPNESS;
        double sum = 0;
        for (LanguageScore score : scores) {
            sum += Math.exp((score.value() - 1) * steepness);
        }
        List<Alternative> likely = new ArrayList<>();
        for (LanguageScore score : scores.subList(0, Math.min(scores.size(), ALTERNATIVES + 1))) {
            double confidence = Math.exp((score.value() - 1) * steepness) / sum;
            if (likely.isEmpty() || confidence >= LEAST_ALTERNATIVE) {
                likely.add(new Alternative(scripts.named(score.tag(), sample), confidence));
            }
        }
        return likely;
    }

    /** A second script with a fair part of the letters is a second language; each is judged by itself. */
    private List<Share> shares(String sample, Map<Integer, Integer> letters) {
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        int eastAsian = letters.entrySet().stream()
                .filter(e -> EAST_ASIAN.contains(e.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        List<Map.Entry<Integer, Integer>> fair = letters.entrySet().stream()
                .filter(e -> e.getValue() >= LEAST_LETTERS && e.getValue() >= LEAST_SHARE * all)
                .filter(e -> !EAST_ASIAN.contains(e.getKey()))
                .toList();
        if (fair.isEmpty() || (fair.size() == 1 && eastAsian < LEAST_SHARE * all)) {
            return List.of(); // one script alone needs no second judgement, which costs as much as the first
        }
        List<Share> shares = new ArrayList<>();
        for (Map.Entry<Integer, Integer> script : fair) {
            List<Alternative> likely = likely(Scripts.only(script.getKey(), sample));
            if (!likely.isEmpty()) {
                shares.add(new Share(likely.get(0).tag(), (double) script.getValue() / all));
            }
        }
        shares.sort(Comparator.comparingDouble(Share::share).reversed());
        return shares;
    }

    private static String sample(@Nullable String title, String text) {
        StringBuilder sample = new StringBuilder(SAMPLE);
        append(sample, title == null ? "" : title);
        sample.append('\n');
        append(sample, text);
        return sample.toString();
    }

    private static void append(StringBuilder sample, String part) {
        for (int i = 0; i < part.length() && sample.length() < SAMPLE; ) {
            int c = part.codePointAt(i);
            boolean usable = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
            sample.appendCodePoint(usable ? c : ' ');
            i += Character.charCount(c);
        }
    }
}
