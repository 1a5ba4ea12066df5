package org.perennial.web.page;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Evidence;

/**
 * A stretch of an article's text with the words of evidence in it told apart.
 *
 * @param segments in the order of the text; joined they are the text
 */
public record Passage(List<Segment> segments) {
    /** How far a sentence is looked for around evidence, in UTF-16 units; beyond, the passage is cut with an ellipsis. */
    private static final int REACH = 300;

    private static final String ELLIPSIS = "…";

    public Passage {
        segments = List.copyOf(segments);
    }

    /** Words that are evidence, or words that are not. */
    public record Segment(String text, boolean marked) {}

    /** The whole text with all evidence of the field marked; evidence that does not fit the text is left out. */
    public static Passage whole(String text, Evidence.Field field, List<Evidence> evidence) {
        return new Passage(segments(text, marks(text, field, evidence), 0, text.length()));
    }

    /** The sentence in which the first evidence of the field stands; absent if there is none. */
    public static @Nullable Passage sentence(
            String text, Evidence.Field field, List<Evidence> evidence, @Nullable String language) {
        BitSet marks = marks(text, field, evidence);
        int first = firstMark(text, field, evidence);
        if (first < 0) {
            return null;
        }
        int end = marks.nextClearBit(first);
        int windowStart = boundary(text, Math.max(0, first - REACH));
        int windowEnd = boundary(text, Math.min(text.length(), Math.min(end, first + REACH) + REACH));
        String window = text.substring(windowStart, windowEnd);
        BreakIterator sentences =
                BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language == null ? "und" : language));
        sentences.setText(window);
        int from = sentences.preceding(Math.min(first - windowStart + 1, window.length()));
        int to = sentences.following(Math.min(Math.max(end - windowStart - 1, 0), window.length() - 1));
        while (to != BreakIterator.DONE && followsOrdinal(window, to)) {
            to = sentences.following(to);
        }
        while (from != BreakIterator.DONE && followsOrdinal(window, from)) {
            from = sentences.preceding(from);
        }
        from = windowStart + (from == BreakIterator.DONE ? 0 : from);
        to = to == BreakIterator.DONE ? windowEnd : windowStart + to;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        List<Segment> segments = new ArrayList<>();
        if (from > 0 && from == windowStart) {
            segments.add(new Segment(ELLIPSIS, false));
        }
        segments.addAll(segments(text, marks, from, to));
        if (to < text.length() && to == windowEnd) {
            segments.add(new Segment(ELLIPSIS, false));
        }
        return new Passage(segments);
    }

    /** Whether a boundary stands behind a day's number with its dot, as in “23. November”: that ends no sentence. */
    private static boolean followsOrdinal(String window, int boundary) {
        int end = boundary;
        while (end > 0 && Character.isWhitespace(window.charAt(end - 1))) {
            end--;
        }
        if (end == 0 || window.charAt(end - 1) != '.' || end == window.length()) {
            return false;
        }
        int start = end - 1;
        while (start > 0 && Character.isDigit(window.charAt(start - 1))) {
            start--;
        }
        int digits = end - 1 - start;
        return digits >= 1 && digits <= 2;
    }

    /** The text's words without marks. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        segments.forEach(segment -> plain.append(segment.text()));
        return plain.toString();
    }

    private static List<Segment> segments(String text, BitSet marks, int from, int to) {
        List<Segment> segments = new ArrayList<>();
        int at = from;
        while (at < to) {
            boolean marked = marks.get(at);
            int change = marked ? marks.nextClearBit(at) : marks.nextSetBit(at);
            int next = change < 0 || change > to ? to : change;
            segments.add(new Segment(text.substring(at, next), marked));
            at = next;
        }
        return segments;
    }

    private static int firstMark(String text, Evidence.Field field, List<Evidence> evidence) {
        return evidence.stream()
                .filter(words -> words.role() == Evidence.Role.TRIGGER)
                .map(words -> marks(text, field, List.of(words)).nextSetBit(0))
                .filter(start -> start >= 0)
                .findFirst()
                .orElseGet(() -> marks(text, field, evidence).nextSetBit(0));
    }

    /** Which UTF-16 units are evidence; offsets count code points, and those beyond the text count nothing. */
    private static BitSet marks(String text, Evidence.Field field, List<Evidence> evidence) {
        BitSet marks = new BitSet(text.length());
        int length = text.codePointCount(0, text.length());
        for (Evidence words : evidence) {
            if (words.field() == field && words.start() >= 0 && words.start() < words.end() && words.end() <= length) {
                int start = text.offsetByCodePoints(0, words.start());
                marks.set(start, text.offsetByCodePoints(start, words.end() - words.start()));
            }
        }
        return marks;
    }

    /** The place itself, or the one before it if it would split a pair of surrogates. */
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
