package org.perennial.analysis.language.models;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/**
 * Cuts a text into words of one script: runs of letters, the marks on them, and apostrophes between them, in small letters. Signs
 * beyond the basic plane part words.
 */
final class WordCutter {
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
    private static final char APOSTROPHE = '\'';
    private static final String APOSTROPHES = "'’‘ʻʼ`";

    /** For each character its script if it is a letter, {@link #MARK}, {@link #QUOTE} or {@link #PARTS}. */
    private static final short[] KINDS = new short[0x1_0000];

    private static final short PARTS = -1;
    private static final short MARK = -2;
    private static final short QUOTE = -3;

    static {
        for (int c = 0; c < KINDS.length; c++) {
            KINDS[c] = kind((char) c);
        }
    }

    private final char[] text;
    private final int script;
    private int at;
    private int start;
    private int end;

    /** @param script an ICU script number; words that begin with a letter of another are left out */
    WordCutter(String text, int script) {
        this.text = COMPOSED.normalize(text).toLowerCase(Locale.ROOT).toCharArray();
        this.script = script;
        for (int i = 0; i < this.text.length; i++) {
            if (KINDS[this.text[i]] == QUOTE) {
                this.text[i] = APOSTROPHE;
            }
        }
    }

    /** Goes to the next word; false at the end. */
    boolean next() {
        while (at < text.length) {
            if (KINDS[text[at]] < 0) {
                at++;
                continue;
            }
            start = at;
            int last = at;
            while (at < text.length && KINDS[text[at]] != PARTS) {
                if (KINDS[text[at]] != QUOTE) {
                    last = at;
                }
                at++;
            }
            end = last + 1;
            if (KINDS[text[start]] == script) {
                return true;
            }
        }
        return false;
    }

    /** The characters that {@link #start} and {@link #end} count in. */
    char[] characters() {
        return text;
    }

    /** Where the word begins. */
    int start() {
        return start;
    }

    /** Where the word ends, exclusive. */
    int end() {
        return end;
    }

    private static short kind(char c) {
        if (APOSTROPHES.indexOf(c) >= 0) {
            return QUOTE;
        }
        if (Character.isLetter(c)) {
            return (short) UScript.getScript(c);
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK ? MARK : PARTS;
    }
}
