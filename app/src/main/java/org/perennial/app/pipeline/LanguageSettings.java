package org.perennial.app.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.perennial.analysis.language.LanguageEngine;

/**
 * The section {@code language} of the settings.
 *
 * @param engine the word for who computes which language a text is in
 */
record LanguageSettings(String engine) {
    LanguageSettings {
        if (Arrays.stream(LanguageEngine.values()).noneMatch(one -> word(one).equals(engine))) {
            throw new IllegalArgumentException("language.engine must be "
                    + Arrays.stream(LanguageEngine.values())
                            .map(LanguageSettings::word)
                            .collect(Collectors.joining(" or "))
                    + ", was " + engine);
        }
    }

    /** Who computes it. */
    LanguageEngine chosen() {
        return LanguageEngine.valueOf(engine.toUpperCase(Locale.ROOT));
    }

    private static String word(LanguageEngine engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }
}
