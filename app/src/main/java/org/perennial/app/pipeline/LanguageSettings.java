package org.perennial.app.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.analysis.language.LanguageEngine;
import org.perennial.analysis.language.Refinement;

/**
 * The section {@code language} of the settings.
 *
 * @param engine the word for who computes which language a text is in
 * @param refinements words for where the models' own rules are departed from; may be empty
 */
record LanguageSettings(String engine, List<String> refinements) {
    LanguageSettings {
        refinements = List.copyOf(refinements);
        named("language.engine", LanguageEngine.values(), engine);
        refinements.forEach(refinement -> named("language.refinements", Refinement.values(), refinement));
    }

    /** The detector that they choose. */
    DetectorChoice choice() {
        return new DetectorChoice(
                named("language.engine", LanguageEngine.values(), engine),
                refinements.stream()
                        .map(refinement -> named("language.refinements", Refinement.values(), refinement))
                        .collect(Collectors.toSet()));
    }

    private static <E extends Enum<E>> E named(String key, E[] all, String word) {
        return Arrays.stream(all)
                .filter(one -> word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " must be "
                        + Arrays.stream(all).map(LanguageSettings::word).collect(Collectors.joining(" or ")) + ", was "
                        + word));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
