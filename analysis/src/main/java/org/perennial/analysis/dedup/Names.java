package org.perennial.analysis.dedup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom a text is about: the words that it only ever capitalises, and those of them that its headline tells too.
 *
 * <p>Two texts that each name someone in the headline and the text whom the other never names are two articles, however
 * much of a template they share. Scripts without capitals have no names here, and no objection follows from none.
 *
 * <p>A name is one value: the hash of the word in its normal form, then a bit that says whether it is a headline's.
 */
final class Names {
    /** Width of a name. */
    static final int BITS = 16;

    static final int MOST = 64;

    private static final int SHORTEST = 2;
    private static final int USUAL_WORDS = 512;

    private Names() {}

    /**
     * The names of title and text, ascending; of more than {@value #MOST} the smallest.
     *
     * @param title the headline, empty for none
     */
    static long[] of(String title, String text) {
        Set<Long> names = new HashSet<>();
        for (String word : capitalised(text)) {
            names.add(Grams.hash(NormalForm.ofSound(word).replace(" ", ""), BITS - 1));
        }
        SortedSet<Long> marked = new TreeSet<>();
        names.forEach(name -> marked.add(name << 1));
        for (String word : NormalForm.of(title).split(" ")) {
            long name = Grams.hash(word, BITS - 1);
            if (names.contains(name)) {
                marked.remove(name << 1);
                marked.add(name << 1 | 1);
            } else {
                marked.add(name << 1);
            }
        }
        return marked.stream().limit(MOST).mapToLong(Long::longValue).toArray();
    }

    /** Whether each of two texts has a headline's name that the other has nowhere. */
    static boolean differ(long[] one, long[] other) {
        return lacks(one, other) && lacks(other, one);
    }

    private static boolean lacks(long[] names, long[] those) {
        int i = 0;
        for (long that : those) {
            while (i < names.length && names[i] >>> 1 < that >>> 1) {
                i++;
            }
            if (i == names.length && names.length == MOST) {
                return false; // beyond the last of a full set, nothing is known
            }
            if (isHeadline(that) && (i == names.length || names[i] >>> 1 != that >>> 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeadline(long name) {
        return (name & 1) == 1;
    }

    /** The words that are capitalised wherever they are; none of a text that is all capitals. */
    private static Iterable<String> capitalised(String text) {
        Map<Long, String> upper = new HashMap<>();
        long[] lower = new long[USUAL_WORDS];
        int lowers = 0;
        for (int i = 0; i < text.length(); ) {
            int first = text.codePointAt(i);
            if (!Character.isLetter(first)) {
                i += Character.charCount(first);
                continue;
            }
            long hash = 0;
            int end = i;
            while (end < text.length() && isOfWord(text.codePointAt(end))) {
                int c = text.codePointAt(end);
                hash = hash * 31 + Character.toLowerCase(c);
                end += Character.charCount(c);
            }
            if (end - i >= SHORTEST) {
                if (Character.isLowerCase(first)) {
                    lower = lowers < lower.length ? lower : Arrays.copyOf(lower, 2 * lowers);
                    lower[lowers++] = hash;
                } else if (Character.isUpperCase(first) || Character.isTitleCase(first)) {
                    upper.put(hash, text.substring(i, end));
                }
            }
            i = end;
        }
        long[] sorted = Arrays.copyOf(lower, lowers);
        Arrays.sort(sorted);
        upper.keySet().removeIf(hash -> Arrays.binarySearch(sorted, hash) >= 0);
        return lowers == 0 ? Set.of() : upper.values();
    }

    private static boolean isOfWord(int c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        return Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.FORMAT;
    }
}
