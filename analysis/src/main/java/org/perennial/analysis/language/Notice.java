package org.perennial.analysis.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a notice in another language, which a site or agency puts below what it publishes, from a version of the article.
 *
 * <p>A notice is one block at the end, is shorter than the article, and speaks of other things: a version has names and numbers in
 * common with the rest.
 */
final class Notice {
    /** A block is no notice from this share of the text on: versions of one article are about equally long. */
    private static final double EQUAL = 0.45;
    /** Letters of the longest notice: some sentences on rights, newsletters and applications. */
    private static final int LONGEST = 400;
    /** So many names and numbers in common are no accident, such as the current year. */
    private static final int LEAST_COMMON = 2;
    /** A word that begins with a capital and is no short small word at a sentence's beginning; a number of two digits or more. */
    private static final Pattern NAME_OR_NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}\\p{M}]{3,}|\\p{N}{2,})(?![\\p{L}\\p{N}])");

    private final List<String> parts;
    private final List<Boolean> seconds;

    /**
     * A text in parts.
     *
     * @param seconds for each part whether it is in the second language
     */
    Notice(List<String> parts, List<Boolean> seconds) {
        this.parts = parts;
        this.seconds = seconds;
    }

    /**
     * Whether what is in the second language is a notice.
     *
     * @param share 0..1, of the text's letters
     * @param letters in the second language
     */
    boolean isNotice(double share, double letters) {
        return share < EQUAL && letters < LONGEST && isBlockAtEnd() && common() < LEAST_COMMON;
    }

    private boolean isBlockAtEnd() {
        int first = seconds.indexOf(true);
        return first > 0 && !seconds.subList(first, seconds.size()).contains(false);
    }

    private int common() {
        Set<String> theirs = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            Matcher names = NAME_OR_NUMBER.matcher(parts.get(i));
            while (names.find()) {
                (seconds.get(i) ? theirs : others).add(names.group());
            }
        }
        theirs.retainAll(others);
        return theirs.size();
    }
}
