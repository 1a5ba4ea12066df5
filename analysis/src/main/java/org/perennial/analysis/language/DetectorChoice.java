package org.perennial.analysis.language;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which detector the product uses.
 *
 * @param engine who computes the judgement of the models
 * @param refinements where it departs from their rules
 */
public record DetectorChoice(LanguageEngine engine, Set<Refinement> refinements) {
    /** What is used unless the settings say otherwise. */
    public static final DetectorChoice DEFAULT =
            new DetectorChoice(LanguageEngine.FAST, EnumSet.allOf(Refinement.class));

    /** Copies the set. */
    public DetectorChoice {
        refinements = Set.copyOf(refinements);
    }

    /** Loads the models, which takes part of a second or, by Lingua itself, seconds. */
    public ModelDetector load() {
        return new ModelDetector(engine.load(), refinements);
    }
}
