package org.perennial.analysis.language.models;

import java.util.Map;
import java.util.TreeMap;

/** The scripts of the languages that have models, numbered in the order of their names. */
final class Alphabets {
    /** No script of these, or a script that no language here has. */
    static final int NONE = -1;

    private static final String[] NAMES = {
        "ARABIC",
        "ARMENIAN",
        "BENGALI",
        "CYRILLIC",
        "DEVANAGARI",
        "GEORGIAN",
        "GREEK",
        "GUJARATI",
        "GURMUKHI",
        "HAN",
        "HANGUL",
        "HEBREW",
        "HIRAGANA",
        "KATAKANA",
        "LATIN",
        "TAMIL",
        "TELUGU",
        "THAI"
    };
    static final int COUNT = NAMES.length;

    private static final Map<Character.UnicodeScript, Integer> NUMBERS = new TreeMap<>();
    private static final byte[] BASIC_PLANE = new byte[0x1_0000];

    static {
        for (int i = 0; i < COUNT; i++) {
            NUMBERS.put(Character.UnicodeScript.forName(NAMES[i]), i);
        }
        for (int c = 0; c < BASIC_PLANE.length; c++) {
            BASIC_PLANE[c] = (byte) look(c);
        }
    }

    static final int HAN = number("HAN");
    private static final int HANGUL = number("HANGUL");
    private static final int HIRAGANA = number("HIRAGANA");
    private static final int KATAKANA = number("KATAKANA");

    private Alphabets() {}

    /**
     * The number of a script.
     *
     * @throws IllegalArgumentException if none of these has the name
     */
    static int number(String name) {
        for (int i = 0; i < COUNT; i++) {
            if (NAMES[i].equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no alphabet is called " + name + ": add it to Alphabets");
    }

    /** The script of a character of the basic plane. */
    static int of(char c) {
        return BASIC_PLANE[c];
    }

    /** The script of any character. */
    static int ofCodePoint(int c) {
        return c < BASIC_PLANE.length ? BASIC_PLANE[c] : look(c);
    }

    /** Whether a character is written without spaces around words. */
    static boolean isLogogram(char c) {
        int script = BASIC_PLANE[c];
        return script == HAN || script == HIRAGANA || script == KATAKANA || script == HANGUL;
    }

    private static int look(int c) {
        Integer number = NUMBERS.get(Character.UnicodeScript.of(c));
        return number == null ? NONE : number;
    }
}
