package org.perennial.analysis.language;

import java.util.ArrayList;
import java.util.List;

/** Pieces of a text of some sentences each, long enough that the language of each can be told; a long quotation is one by itself. */
final class Segments {
    private static final int LEAST = 60;
    /** One part in this many must be the author's own words for these to be looked at alone. */
    private static final int LEAST_OWN = 4;
    /** Characters of the longest name or turn of phrase that is put between quotation marks. */
    private static final int SHORT_QUOTATION = 60;

    private static final int LONGEST_QUOTATION = 1_500;
    private static final String ENDS = ".!?…。！？।॥։؟۔።။";
    private static final String OPENING = "\"“”„«»「『‹›";
    /** What may close each of the opening marks: German closes with the mark that English opens with. */
    private static final List<String> CLOSING = List.of("\"", "”", "”", "“”", "»", "«", "」", "』", "›", "‹");
    /** Opening marks that most languages close with: behind a word or a full stop they close a quotation that was not seen to begin. */
    private static final String MOSTLY_CLOSING = "\"”»›";

    /**
     * A piece.
     *
     * @param quoted whether it stands between quotation marks: the words of others, which may be in their language
     */
    record Segment(String text, boolean quoted) {}

    private Segments() {}

    /** The pieces in order, without the quotations if enough is left. */
    static List<Segment> of(String text) {
        List<Segment> all = cut(text);
        List<Segment> own = all.stream().filter(segment -> !segment.quoted()).toList();
        int left = own.stream().mapToInt(segment -> segment.text().length()).sum();
        return left >= LEAST && left * LEAST_OWN >= text.length() ? own : all;
    }

    private static List<Segment> cut(String text) {
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = endOfQuotation(text, i);
            if (end > i + SHORT_QUOTATION) {
                add(segments, text.substring(start, i));
                segments.add(new Segment(text.substring(i, end), true));
                start = end;
                i = end - 1;
            } else if (end > 0) {
                i = end - 1; // its closing mark opens nothing
            } else if (i + 1 - start >= LEAST && (c == '\n' || ENDS.indexOf(c) >= 0)) {
                segments.add(new Segment(text.substring(start, i + 1), false));
                start = i + 1;
            }
        }
        add(segments, text.substring(start));
        return segments;
    }

    /** Adds a rest of the author's own words, which belongs to the piece before if it is short. */
    private static void add(List<Segment> segments, String rest) {
        int last = segments.size() - 1;
        if (rest.isBlank()) {
            return;
        }
        if (rest.length() < LEAST && last >= 0 && !segments.get(last).quoted()) {
            segments.set(last, new Segment(segments.get(last).text() + rest, false));
        } else {
            segments.add(new Segment(rest, false));
        }
    }

    /** Where a quotation ends that begins here, exclusive; 0 if none does, or it goes on in the next paragraph. */
    private static int endOfQuotation(String text, int start) {
        int mark = OPENING.indexOf(text.charAt(start));
        if (mark < 0 || (MOSTLY_CLOSING.indexOf(text.charAt(start)) >= 0 && isBehindWord(text, start))) {
            return 0;
        }
        String closing = CLOSING.get(mark);
        for (int i = start + 1; i < text.length() && i < start + LONGEST_QUOTATION; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return 0;
            }
            if (closing.indexOf(c) >= 0) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean isBehindWord(String text, int at) {
        if (at == 0) {
            return false;
        }
        int before = text.codePointBefore(at);
        boolean spaced = Character.isLetterOrDigit(before) && !Character.isIdeographic(before);
        return spaced || ENDS.indexOf(before) >= 0;
    }
}
