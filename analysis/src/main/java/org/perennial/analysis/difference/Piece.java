package org.perennial.analysis.difference;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.NormalForm;

/**
 * A sentence or a word as it stands in a text.
 *
 * @param text with all that follows it, so that the pieces joined are the text
 * @param word without that
 * @param form what it is compared by
 */
record Piece(String text, String word, String form) {

    /** @param language a BCP 47 tag; absent if it is not known */
    static List<Piece> sentences(String text, @Nullable String language) {
        return pieces(text, BreakIterator.getSentenceInstance(locale(language)));
    }

    /** @param language a BCP 47 tag; absent if it is not known */
    static List<Piece> words(String text, @Nullable String language) {
        return pieces(text, BreakIterator.getWordInstance(locale(language)));
    }

    boolean isNumber() {
        return !number().isEmpty();
    }

    /** Its digits: "25" of "25th"; empty for none. */
    String number() {
        return form.replaceAll("[^0-9]", "");
    }

    /** What is neither letter nor digit goes with the piece before it. */
    private static List<Piece> pieces(String text, BreakIterator breaks) {
        List<Piece> pieces = new ArrayList<>();
        breaks.setText(text);
        StringBuilder before = new StringBuilder();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String piece = text.substring(start, end);
            String form = NormalForm.of(piece);
            start = end;
            if (!form.isEmpty()) {
                pieces.add(new Piece(before + piece, piece.strip(), form));
                before.setLength(0);
            } else if (pieces.isEmpty()) {
                before.append(piece);
            } else {
                Piece last = pieces.remove(pieces.size() - 1);
                pieces.add(new Piece(last.text + piece, last.word, last.form));
            }
        }
        return pieces;
    }

    private static ULocale locale(@Nullable String language) {
        return ULocale.forLanguageTag(language == null ? "und" : language);
    }
}
