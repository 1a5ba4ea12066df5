package org.perennial.analysis.anniversary;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The spellings of a language's words in each of its scripts. */
final class Spellings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    private final @Nullable Transliterator other;

    /** @throws IllegalArgumentException naming the language when its rules cannot be read */
    Spellings(Lexicon lexicon) {
        String rules = lexicon.transliteration();
        try {
            other = rules == null
                    ? null
                    : Transliterator.createFromRules(lexicon.language(), rules, Transliterator.FORWARD);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "lexicon " + lexicon.language() + ": transliteration cannot be read: " + e.getMessage(), e);
        }
    }

    /** A word or pattern as it is written and, if the language has another script, in that; placeholders stay. */
    List<String> of(String written) {
        Transliterator toOther = other;
        if (toOther == null) {
            return List.of(written);
        }
        String small = written.toLowerCase(Locale.ROOT);
        StringBuilder changed = new StringBuilder();
        Matcher placeholders = PLACEHOLDER.matcher(written);
        int done = 0;
        while (placeholders.find()) {
            changed.append(toOther.transliterate(small.substring(done, placeholders.start())))
                    .append(placeholders.group());
            done = placeholders.end();
        }
        changed.append(toOther.transliterate(small.substring(done)));
        String there = changed.toString();
        return there.equals(written) ? List.of(written) : List.of(written, there);
    }
}
