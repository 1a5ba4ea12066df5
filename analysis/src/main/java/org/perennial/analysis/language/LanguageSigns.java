package org.perennial.analysis.language;

import com.ibm.icu.lang.UScript;
import java.util.List;
import java.util.Map;

/**
 * By what a language is told from others where no model knows it.
 *
 * @param tag BCP 47 tag
 * @param words its most frequent small words; may be empty for languages written without spaces
 * @param sample some text of the language, by which its script is known
 */
public record LanguageSigns(String tag, List<String> words, String sample) {
    private static final int NOTICEABLE = 10;

    /** Copies the list. */
    public LanguageSigns {
        words = List.copyOf(words);
    }

    /** The ISO 15924 codes of the scripts that a tenth or more of a text's letters are in, the most frequent first. */
    public static List<String> scriptsOf(String text) {
        Map<Integer, Integer> letters = Scripts.count(text);
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        return letters.entrySet().stream()
                .filter(script -> script.getKey() != UScript.COMMON && script.getValue() * NOTICEABLE >= all)
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .map(script -> UScript.getShortName(script.getKey()))
                .toList();
    }

    /** The ISO 15924 code of the script that most letters of a text are in, such as {@code Cyrl}. */
    public static String scriptOf(String text) {
        return Scripts.main(text);
    }
}
