package org.perennial.analysis.dedup;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * How a text stands to an earlier one. What is judged is the same whichever of the two comes first.
 *
 * @param relation what the one is to the other
 * @param containment the share of the shorter text's grams that the longer one has, 0 to 1, estimated
 * @param resemblance the share of both texts' grams that they have in common, 0 to 1, estimated
 */
public record Comparison(Relation relation, double containment, double resemblance) {
    /** Further apart than this, what would be a copy is a text that comes back. */
    public static final Duration WINDOW = Duration.ofDays(7);

    private static final double RELATED = .5;
    private static final double NUMBERS_AGREE = .8;
    private static final double NEARLY_ALL = .88;
    private static final int LONG_TEXT_GRAMS = 600;
    private static final double PART = .5;

    /** What a text is to an earlier one. */
    public enum Relation {
        /** The same text: one fingerprint. */
        EXACT,
        /** The same article with other words here and there. */
        NEAR,
        /** The same article with other numbers: a correction or an update. */
        REVISION,
        /** One is an excerpt of the other, at most half as long. */
        PART_OF,
        /** The same article again after more than {@link #WINDOW}: a yearly statement, a reissue. */
        RECURRENCE,
        /** Two articles. */
        UNRELATED
    }

    /**
     * Compares a text with an earlier one.
     *
     * @param apart the difference of their publication times, without a sign
     */
    public static Comparison of(TextPrint text, TextPrint earlier, Duration apart) {
        Overlap overlap = Overlap.of(text.sketch(), earlier.sketch());
        double containment = overlap.containment();
        double resemblance = overlap.resemblance();
        return new Comparison(relation(text, earlier, overlap, apart), containment, resemblance);
    }

    private static Relation relation(TextPrint text, TextPrint earlier, Overlap overlap, Duration apart) {
        String fingerprint = text.fingerprint();
        if (fingerprint == null || earlier.fingerprint() == null) {
            return Relation.UNRELATED;
        }
        boolean exact = fingerprint.equals(earlier.fingerprint());
        double containment = overlap.containment();
        double numbers = shared(text, earlier);
        boolean related = exact
                || containment >= NEARLY_ALL
                || (containment >= RELATED && (overlap.shorter() >= LONG_TEXT_GRAMS || numbers >= NUMBERS_AGREE));
        if (!related) {
            return Relation.UNRELATED;
        }
        if (apart.compareTo(WINDOW) > 0) {
            return Relation.RECURRENCE;
        }
        if (exact) {
            return Relation.EXACT;
        }
        if (numbers < 1) {
            return Relation.REVISION;
        }
        return overlap.shorter() < PART * overlap.longer() ? Relation.PART_OF : Relation.NEAR;
    }

    /** The share of the smaller set of numbers that is in the larger; 1 when there are none. */
    private static double shared(TextPrint one, TextPrint other) {
        Set<String> common = new HashSet<>(one.numbers());
        common.retainAll(other.numbers());
        int fewer = Math.min(one.numbers().size(), other.numbers().size());
        return fewer == 0 ? 1 : common.size() / (double) fewer;
    }
}
