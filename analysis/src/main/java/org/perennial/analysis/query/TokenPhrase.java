package org.perennial.analysis.query;

import java.util.ArrayList;
import java.util.List;
import org.perennial.analysis.query.Analyser.Shape;
import org.perennial.analysis.query.Analyser.Token;

/**
 * A word or phrase as tokens that follow each other.
 *
 * @param steps at least one
 */
public record TokenPhrase(List<Step> steps) {
    public TokenPhrase {
        steps = List.copyOf(steps);
    }

    /**
     * One token of it.
     *
     * @param term as it stands in {@link IndexedText#terms}
     * @param distance how many positions after the step before; 0 for the first
     * @param prefix whether a term that begins with it will do
     */
    public record Step(String term, int distance, boolean prefix) {}

    /**
     * The phrase of some words.
     *
     * @throws IllegalArgumentException if the text holds no letter and no digit
     */
    public static TokenPhrase of(Query.Words words) {
        List<Token> tokens = Analyser.tokens(words.text());
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("no letters or digits in \"" + words.text() + "\"");
        }
        List<Step> steps = new ArrayList<>();
        int last = tokens.size() - 1;
        int from = 0;
        for (int i = 0; i <= last; i++) {
            Token token = tokens.get(i);
            boolean afterPair = i > 0 && tokens.get(i - 1).shape() == Shape.PAIR;
            if (token.shape() == Shape.LAST && afterPair) {
                continue; // within a longer run this cluster would begin a pair; the pair before it holds it
            }
            // A single cluster may begin a pair; a word is open at its end where a star says so.
            boolean open = i == last && (words.prefix() || token.shape() == Shape.LAST);
            steps.add(new Step(words.scope().coded(token.text()), steps.isEmpty() ? 0 : i - from, open));
            from = i;
        }
        return new TokenPhrase(steps);
    }
}
