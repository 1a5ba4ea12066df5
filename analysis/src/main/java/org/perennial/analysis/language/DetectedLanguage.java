package org.perennial.analysis.language;

import java.util.List;

/**
 * A language, how sure that is, and what else it could be.
 *
 * @param tag BCP 47 tag ({@code en}, {@code nb}, {@code fil}); the script is named where it is not
 *     the usual one, and always of languages printed in two today ({@code sr-Latn}, {@code zh-Hant}); {@code mul} where a second one
 *     has a large share; {@code und} when it cannot
 *     be told
 * @param confidence 0..1, against the languages the detector knows: a language it does not know can still get a high
 *     figure for its nearest relative; 0 for {@code und}
 * @param alternatives the next likely languages, best first; empty when nothing else comes near
 * @param mixed every language that holds a noticeable share of the text, largest first; empty for a text in one
 *     language
 */
public record DetectedLanguage(String tag, double confidence, List<Alternative> alternatives, List<Share> mixed) {
    /** The tag of a text whose language cannot be told. */
    public static final String UNDETERMINED = "und";

    /** The tag of a text in several languages, each with a large share; they are the alternatives. */
    public static final String MULTIPLE = "mul";

    /** Copies the lists and checks the range of the confidence. */
    public DetectedLanguage {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must lie in 0..1, was " + confidence);
        }
        alternatives = List.copyOf(alternatives);
        mixed = List.copyOf(mixed);
    }

    /** The language to read the text in: the tag, and of a text in several languages that of the largest share. */
    public String main() {
        return tag.equals(MULTIPLE) && !mixed.isEmpty() ? mixed.get(0).tag() : tag;
    }

    /** The tags of the alternatives, best first. */
    public List<String> otherTags() {
        return alternatives.stream().map(Alternative::tag).toList();
    }

    /** The judgement on a text without letters. */
    public static DetectedLanguage undetermined() {
        return new DetectedLanguage(UNDETERMINED, 0, List.of(), List.of());
    }
}
