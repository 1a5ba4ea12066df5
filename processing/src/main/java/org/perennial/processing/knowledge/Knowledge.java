package org.perennial.processing.knowledge;

import java.util.Map;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Lexicon;

/**
 * What the judges know.
 *
 * @param lexicons languages by BCP 47 tag
 * @param events remembered events
 */
public record Knowledge(Map<String, Lexicon> lexicons, EventRegistry events) {
    /** Copies the map. */
    public Knowledge {
        lexicons = Map.copyOf(lexicons);
    }

    /** What the product brings along. */
    public static Knowledge own() {
        return new Knowledge(AnniversaryTagger.lexicons(), EventRegistry.load());
    }
}
