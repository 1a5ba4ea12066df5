package org.perennial.analysis.anniversary;

import java.util.List;

/**
 * What was found in one article.
 *
 * @param mentions its anniversaries, the surest first
 * @param numbers what it counts, in order of appearance
 */
public record Findings(List<AnniversaryMention> mentions, List<CountedNumber> numbers) {
    static final Findings NONE = new Findings(List.of(), List.of());

    /** Copies the lists. */
    public Findings {
        mentions = List.copyOf(mentions);
        numbers = List.copyOf(numbers);
    }
}
