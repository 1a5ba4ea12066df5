package org.perennial.analysis.language;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of a text's letters by script, and the script subtag that follows from them. */
final class Scripts {
    /** The languages written in more than one script, with the one that goes without saying. */
    private static final Map<String, String> DEFAULTS =
            Map.of("az", "Latn", "kk", "Cyrl", "uz", "Latn", "mn", "Cyrl", "pa", "Guru", "ms", "Latn");

    private final Transliterator toSimplified = Transliterator.getInstance("Hant-Hans");
    private final Transliterator toTraditional = Transliterator.getInstance("Hans-Hant");

    /** Letters per script in order of first appearance; Kana, Hangul and Han stay apart, digits and marks are left out. */
    static Map<Integer, Integer> count(String text) {
        Map<Integer, Integer> letters = new LinkedHashMap<>();
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> letters.merge(UScript.getScript(c), 1, Integer::sum));
        return letters;
    }

    /** The tag with its script where the language is written in several and the text shows which. */
    String named(String tag, String text) {
        switch (tag) {
            case "sr":
                return count(text).getOrDefault(UScript.LATIN, 0) > count(text).getOrDefault(UScript.CYRILLIC, 0)
                        ? "sr-Latn"
                        : "sr-Cyrl";
            case "zh":
                return chinese(text);
            default:
                String usual = DEFAULTS.get(tag);
                if (usual == null) {
                    return tag;
                }
                String seen = main(text);
                return seen.equals(usual) ? tag : tag + "-" + seen;
        }
    }

    private String chinese(String text) {
        int traditional = changed(text, toSimplified.transliterate(text));
        int simplified = changed(text, toTraditional.transliterate(text));
        if (traditional == simplified) {
            return "zh";
        }
        return traditional > simplified ? "zh-Hant" : "zh-Hans";
    }

    private static int changed(String before, String after) {
        int changed = 0;
        for (int i = 0, n = Math.min(before.length(), after.length()); i < n; i++) {
            changed += before.charAt(i) == after.charAt(i) ? 0 : 1;
        }
        return changed;
    }

    /** The ISO 15924 code of the script that most letters are in; {@code Zyyy} without letters. */
    static String main(String text) {
        return count(text).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(e -> UScript.getShortName(e.getKey()))
                .orElse("Zyyy");
    }

    /** The text with every letter of this script made a space. */
    static String without(int script, String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isLetter(c) && UScript.getScript(c) == script ? ' ' : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The text with every letter that is not of this script made a space. */
    static String only(int script, String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> UCharacter.isLetter(c) && UScript.getScript(c) != script ? ' ' : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
