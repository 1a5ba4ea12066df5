package org.perennial.analysis.language;

import java.util.List;

/**
 * By what a language is told from others where no model knows it.
 *
 * @param tag BCP 47 tag
 * @param words its most frequent small words; may be empty for languages written without spaces
 * @param sample some text of the language, by which its script is known
 */
public record LanguageSigns(String tag, List<String> words, String sample) {
    /** Copies the list. */
    public LanguageSigns {
        words = List.copyOf(words);
    }

    /** The ISO 15924 code of the script that most letters of a text are in, such as {@code Cyrl}. */
    public static String scriptOf(String text) {
        return Scripts.main(text);
    }
}
