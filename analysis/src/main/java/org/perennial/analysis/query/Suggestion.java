package org.perennial.analysis.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody meant. */
final class Suggestion {
    /** Longer words are not compared: nobody mistypes a field by writing a paragraph. */
    private static final int LONGEST = 40;

    private Suggestion() {}

    /** The known word that is most like a mistyped one, if any is like it at all. */
    static Optional<String> of(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(word -> slips(lower, word) <= Math.max(1, Math.min(lower.length(), word.length()) / 2)
                        || (lower.length() >= 2 && (word.startsWith(lower) || lower.startsWith(word))))
                .min(Comparator.comparingInt((String word) -> slips(lower, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters were left out, added, changed or swapped with their neighbour. */
    private static int slips(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
