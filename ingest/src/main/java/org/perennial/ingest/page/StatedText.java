package org.perennial.ingest.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The article's text as the page states it in JSON-LD.
 *
 * <p>It is seldom the better text: often it is cut, or lacks its paragraphs. It is taken only where the page shows next to
 * nothing, or something else.
 */
final class StatedText {
    private final String text;
    private final int letters;

    StatedText(String text) {
        this.text = text;
        this.letters = Letters.count(text);
    }

    /** The paragraphs of the statement itself. */
    List<String> paragraphs() {
        return List.of(text.split("\n\n"));
    }

    /** Whether the statement is to be taken in place of what was found: that is next to nothing, or something else. */
    boolean isBetterThan(List<String> found, int fewLetters) {
        int length = found.stream().mapToInt(Letters::count).sum();
        if (letters <= fewLetters) {
            return false;
        }
        return length < fewLetters || letters > 0.6 * length && covered(found) < 0.5;
    }

    /** The share of the statement's word triples that stand in some paragraphs. */
    private double covered(List<String> paragraphs) {
        Set<String> triples = triples(text);
        if (triples.isEmpty()) {
            return 1;
        }
        Set<String> there = triples(String.join(" ", paragraphs));
        return (double) triples.stream().filter(there::contains).count() / triples.size();
    }

    private static Set<String> triples(String text) {
        String[] words = text.split("[^\\p{L}\\p{N}]+");
        Set<String> triples = new HashSet<>();
        for (int i = 0; i + 3 <= words.length; i++) {
            triples.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
        }
        return triples;
    }
}
