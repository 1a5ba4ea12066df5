package org.perennial.analysis.language;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lingua over all its languages, judged on title and lead.
 *
 * <p>Low accuracy mode: from 120 characters on Lingua uses tri-grams only in both modes, so articles are judged the
 * same in a fifteenth of the memory; only bare headlines lose.
 */
public final class LinguaDetector implements LanguageDetector {
    /** Characters of title and text that are looked at; more does not change the judgement on articles. */
    static final int SAMPLE = 1_500;

    /*
     * Lingua gives values relative to the best (1.0), whose differences are small even where the matter is clear: a
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

    private final com.github.pemistahl.lingua.api.LanguageDetector lingua;
    private final Scripts scripts = new Scripts();

    /** A detector whose models load with the first texts that need them. */
    public LinguaDetector() {
        this(false);
    }

    /**
     * A detector.
     *
     * @param preload whether to load every model now (seconds) rather than with the first texts
     */
    public LinguaDetector(boolean preload) {
        LanguageDetectorBuilder builder =
                LanguageDetectorBuilder.fromAllLanguages().withLowAccuracyMode();
        this.lingua = (preload ? builder.withPreloadedLanguageModels() : builder).build();
    }

    /** The base languages that Lingua knows. */
    public static Set<String> languages() {
        return Language.all().stream()
                .map(LinguaDetector::tag)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    @Override
    public DetectedLanguage detect(@Nullable String title, String text) {
        String sample = sample(title, text);
        Map<Integer, Integer> letters = Scripts.count(sample);
        if (letters.isEmpty()) {
            return DetectedLanguage.undetermined();
        }
        List<Alternative> likely = likely(sample);
        if (likely.isEmpty()) {
            return DetectedLanguage.undetermined();
        }
        Alternative best = likely.get(0);
        return new DetectedLanguage(
                best.tag(), best.confidence(), likely.subList(1, likely.size()), shares(sample, letters));
    }

    private List<Alternative> likely(String sample) {
        Map<Language, Double> values = lingua.computeLanguageConfidenceValues(sample);
        double steepness = sample.length() < SHORT ? STEEPNESS_OF_SHORT : STEEPNESS;
        double sum = values.values().stream()
                .mapToDouble(v -> Math.exp((v - 1) * steepness))
                .sum();
        List<Alternative> likely = new ArrayList<>();
        values.entrySet().stream()
                .sorted(Map.Entry.<Language, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(ALTERNATIVES + 1L)
                .forEach(e -> {
                    double confidence = Math.exp((e.getValue() - 1) * steepness) / sum;
                    if (likely.isEmpty() || confidence >= LEAST_ALTERNATIVE) {
                        likely.add(new Alternative(scripts.named(tag(e.getKey()), sample), confidence));
                    }
                });
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

    private static String tag(Language language) {
        // Lingua's Tagalog is what newspapers write as Filipino.
        return language == Language.TAGALOG
                ? "fil"
                : language.getIsoCode639_1().name().toLowerCase(java.util.Locale.ROOT);
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
