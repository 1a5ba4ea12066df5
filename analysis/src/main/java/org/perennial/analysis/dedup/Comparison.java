package org.perennial.analysis.dedup;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * How a text stands to an earlier one. The judgement is the same whichever of the two comes first.
 *
 * @param relation what the one is to the other
 * @param containment the share of the shorter text's grams that the longer one has, 0 to 1, estimated
 * @param resemblance the share of both texts' grams that they have in common, 0 to 1, estimated
 */
public record Comparison(Relation relation, double containment, double resemblance) {
    /** Further apart than this, what would be a copy is a text that comes back. */
    public static final Duration WINDOW = Duration.ofDays(7);

    /** Half of the shorter text makes an article of two, unless they contradict each other. */
    private static final double HALF = .5;

    /** So much of it makes one of them whatever they contradict each other in. */
    private static final double NEARLY_ALL = .88;

    /** Of the places that have a number in both texts, one in so many that keep theirs may have another. */
    private static final double KEPT_FOR_ONE_CHANGED = 4;

    /** And so may one in as many grams: a long article is revised, a short one is another filling of a template. */
    private static final double GRAMS_FOR_ONE_CHANGED = 400;

    /** Below so many grams, numbers are compared even if they stand in different places. */
    private static final double SHORT = 300;

    /** A part of another text is at most so much of it. */
    private static final double PART = .5;

    /** What a text is to an earlier one. */
    public enum Relation {
        /** The same text: one fingerprint. */
        EXACT,
        /** The same article with other words here and there. */
        NEAR,
        /** The same article with another number in some place: a correction or an update. */
        REVISION,
        /** One is an excerpt of the other, at most half as long. */
        PART_OF,
        /** The same article again, published more than {@link #WINDOW} apart: a yearly statement, a reissue. */
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
        return new Comparison(relation(text, earlier, overlap, apart), overlap.containment(), overlap.resemblance());
    }

    private static Relation relation(TextPrint text, TextPrint earlier, Overlap overlap, Duration apart) {
        String fingerprint = text.fingerprint();
        boolean exact = fingerprint != null && fingerprint.equals(earlier.fingerprint());
        Figures.Agreement figures = Figures.compared(text.figures(), earlier.figures());
        if (!exact && !isOneArticle(text, earlier, overlap, figures)) {
            return Relation.UNRELATED;
        }
        if (apart.compareTo(WINDOW) > 0) {
            return Relation.RECURRENCE;
        }
        if (exact) {
            return Relation.EXACT;
        }
        if (figures.changed() > 0) {
            return Relation.REVISION;
        }
        return overlap.shorter() < PART * overlap.longer() ? Relation.PART_OF : Relation.NEAR;
    }

    private static boolean isOneArticle(TextPrint text, TextPrint earlier, Overlap overlap, Figures.Agreement figures) {
        return overlap.containment() >= NEARLY_ALL
                || (overlap.containment() >= HALF
                        && !Names.differ(text.names(), earlier.names())
                        && figures.changed()
                                <= figures.kept() / KEPT_FOR_ONE_CHANGED + overlap.shorter() / GRAMS_FOR_ONE_CHANGED
                        && (overlap.shorter() >= SHORT
                                || figures.kept() + figures.changed() > 0
                                || numbersAgree(text, earlier)));
    }

    private static boolean numbersAgree(TextPrint text, TextPrint earlier) {
        Set<String> common = new HashSet<>(text.numbers());
        common.retainAll(earlier.numbers());
        int fewer = Math.min(text.numbers().size(), earlier.numbers().size());
        return fewer - common.size() <= common.size() / KEPT_FOR_ONE_CHANGED;
    }
}
