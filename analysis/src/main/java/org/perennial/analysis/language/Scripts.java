package org.perennial.analysis.language;

import com.ibm.icu.lang.UScript;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Counts of a text's letters by script, and the script subtag that follows from them. */
final class Scripts {
    /** Scripts that one language mixes: Japanese is no mixture of languages. */
    static final Set<Integer> EAST_ASIAN =
            Set.of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.BOPOMOFO);

    static final String CHINESE = "zh";
    static final String CANTONESE = "yue";

    /** For each character of the basic plane its script if it is a letter. */
    private static final short[] BASIC_PLANE = new short[0x1_0000];

    private static final short NO_LETTER = -1;

    static {
        for (int c = 0; c < BASIC_PLANE.length; c++) {
            BASIC_PLANE[c] = Character.isLetter(c) ? (short) UScript.getScript(c) : NO_LETTER;
        }
    }

    private Scripts() {}

    /** The number of a letter's script, or less than 0. */
    private static int of(int c) {
        if (c < BASIC_PLANE.length) {
            return BASIC_PLANE[c];
        }
        return Character.isLetter(c) ? UScript.getScript(c) : NO_LETTER;
    }

    /** Letters per script in order of first appearance; Kana, Hangul and Han stay apart, digits and marks are left out. */
    static Map<Integer, Integer> count(String text) {
        int[] counts = new int[UScript.CODE_LIMIT];
        int[] seen = new int[UScript.CODE_LIMIT];
        int scripts = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int script = of(c);
            if (script >= 0 && counts[script]++ == 0) {
                seen[scripts++] = script;
            }
        }
        Map<Integer, Integer> letters = new LinkedHashMap<>();
        for (int i = 0; i < scripts; i++) {
            letters.put(seen[i], counts[seen[i]]);
        }
        return letters;
    }

    /** The tag of a list or model as it is published: with its script where that does not go without saying. */
    static String named(String tag, String text) {
        if (tag.equals(CHINESE) || tag.equals(CANTONESE)) {
            int lean = ChineseForms.lean(text);
            return lean == 0 ? tag : tag + (lean > 0 ? "-Hant" : "-Hans");
        }
        return LanguageTags.published(tag);
    }

    /** The ISO 15924 code of the script that most letters are in; {@code Zyyy} without letters. */
    static String main(String text) {
        return UScript.getShortName(mainNumber(count(text)));
    }

    /** The number of the script that most letters are in. */
    static int mainNumber(Map<Integer, Integer> letters) {
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UScript.COMMON);
    }

    /** The text with every letter made a space that is not of the script of most; of East Asia's all are kept. */
    static String mostly(String text) {
        int main = mainNumber(count(text));
        return EAST_ASIAN.contains(main) ? without(UScript.LATIN, text) : only(main, text);
    }

    /** The text with every letter of this script made a space. */
    static String without(int script, String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().map(c -> of(c) == script ? ' ' : c).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The text with every letter that is not of this script made a space. */
    static String only(int script, String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().map(c -> of(c) >= 0 && of(c) != script ? ' ' : c).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
