package org.perennial.analysis.language;

import org.perennial.analysis.language.models.Accuracy;
import org.perennial.analysis.language.models.CompiledModels;
import org.perennial.analysis.language.models.LanguageModels;
import org.perennial.analysis.language.models.LinguaModels;

/** Who computes Lingua's judgement; both come to the same. Low accuracy: articles are judged the same as in Lingua's high one. */
public enum LanguageEngine {
    /** Our own engine on Lingua's models, many times as fast. */
    FAST,
    /** Lingua itself. */
    LINGUA;

    /** Loads the models: part of a second for our own engine, seconds for Lingua. */
    public LanguageModels load() {
        return this == FAST ? CompiledModels.load() : new LinguaModels(Accuracy.LOW, true);
    }
}
