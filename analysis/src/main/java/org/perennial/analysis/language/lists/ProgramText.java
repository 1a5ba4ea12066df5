package org.perennial.analysis.language.lists;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a message of a program, without what is meant for the program itself. */
final class ProgramText {
    /** Templates stand within each other. */
    private static final int DEPTH = 3;

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[^{}]*}}");
    /** Markup, and where a link leads; the words beside it stay. */
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>|\\[\\[[^|\\]]*\\|");

    private static final Pattern NO_WORDS = Pattern.compile(String.join(
            "|",
            "https?://\\S+",
            "[%$][A-Za-z0-9]+", // what the program fills in
            "\\{[^}]*}",
            "&[A-Za-z#0-9]+;",
            "\\S*[_/@=#\\\\]\\S*", // paths, addresses, names of settings
            "\\b[A-Z]{2,}\\b"));
    private static final Pattern ACCELERATOR = Pattern.compile("[~_]");
    private static final Pattern NOT_IN_WORD = Pattern.compile("[^\\p{L}\\p{M}']+");
    private static final Pattern APOSTROPHES = Pattern.compile("[’‘ʻʼ`]");
    private static final Pattern OUTER_APOSTROPHES = Pattern.compile("^'+|'+$");

    private ProgramText() {}

    /** The words in small letters, in their order. */
    static List<String> words(String message) {
        String text = message;
        for (int i = 0; i < DEPTH; i++) {
            text = TEMPLATE.matcher(text).replaceAll(" ");
        }
        text = NO_WORDS.matcher(MARKUP.matcher(text).replaceAll(" ")).replaceAll(" ");
        return plainWords(ACCELERATOR.matcher(text).replaceAll(""));
    }

    /** The words of text that nothing is left out of. */
    static List<String> plainWords(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String piece : NOT_IN_WORD.split(APOSTROPHES.matcher(plain).replaceAll("'"), -1)) {
            String word = OUTER_APOSTROPHES.matcher(piece).replaceAll("");
            if (!word.isEmpty() && Character.isLetter(word.codePointAt(0))) {
                words.add(word);
            }
        }
        return words;
    }
}
