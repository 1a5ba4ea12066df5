package org.perennial.analysis.language.models;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Words as keyboards without accents write them. */
public final class Accents {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private Accents() {}

    /** Text in small letters without marks on them; letters with a stroke, and the i without a dot, become those without. */
    public static String without(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd')
                .replace('ı', 'i')
                .replace('ł', 'l')
                .replace('ø', 'o');
    }

    /** Whether a word has a mark on a letter; a stroke through one is none. */
    public static boolean has(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).find();
    }
}
