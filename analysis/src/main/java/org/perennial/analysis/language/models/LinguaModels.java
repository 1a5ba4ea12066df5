package org.perennial.analysis.language.models;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.List;
import java.util.Locale;

/** Lingua itself over all its languages. */
public final class LinguaModels implements LanguageModels {
    private final LanguageDetector lingua;

    /**
     * Lingua.
     *
     * @param preload whether to load every model now (seconds) rather than with the first texts that need it
     */
    public LinguaModels(Accuracy accuracy, boolean preload) {
        LanguageDetectorBuilder builder = LanguageDetectorBuilder.fromAllLanguages();
        if (accuracy == Accuracy.LOW) {
            builder.withLowAccuracyMode();
        }
        if (preload) {
            builder.withPreloadedLanguageModels();
        }
        this.lingua = builder.build();
    }

    @Override
    public List<LanguageScore> scores(String text) {
        return lingua.computeLanguageConfidenceValues(text).entrySet().stream()
                .map(e -> new LanguageScore(tag(e.getKey()), e.getValue()))
                .toList();
    }

    /** The base languages that Lingua has models of. */
    public static List<String> languages() {
        return Language.all().stream().map(LinguaModels::tag).toList();
    }

    static String tag(Language language) {
        // Lingua's Tagalog is what newspapers write as Filipino.
        return language == Language.TAGALOG
                ? "fil"
                : language.getIsoCode639_1().name().toLowerCase(Locale.ROOT);
    }
}
