package org.perennial.analysis.encoding;

import com.google.myanmartools.ZawgyiDetector;
import com.ibm.icu.text.Transliterator;

/**
 * Burmese text that was written for Zawgyi fonts. These put other letters on the code points of the Myanmar block, and in
 * the order in which they are drawn; much Burmese news up to about 2020, and some since, is written so. To whoever reads it
 * as Unicode its words fall into pieces that all texts share.
 *
 * <p>Told from Unicode by Google's Markov model (myanmar-tools), and rewritten by the rules of CLDR.
 */
public final class Zawgyi {
    private static final double SURE = .95;
    /** Rewriting takes some microseconds for each character; a longer text is left as it is. */
    private static final int LONGEST = 50_000;

    /** Characters of the Myanmar block from which the manner of writing can be told. */
    private static final int LEAST = 10;

    private static final char FIRST = 0x1000;
    private static final char LAST = 0x109F;

    private Zawgyi() {}

    /** The detector and the rules, made when the first Burmese text comes. */
    private static final class Tools {
        static final ZawgyiDetector DETECTOR = new ZawgyiDetector();
        static final Transliterator TO_UNICODE = Transliterator.getInstance("Zawgyi-my");
    }

    /**
     * The text in Unicode's letters; the text itself if it is hardly Burmese, is in Unicode already, or is longer than 50,000
     * characters.
     */
    public static String toUnicode(String text) {
        return text.length() <= LONGEST && hasBurmese(text) && Tools.DETECTOR.getZawgyiProbability(text) >= SURE
                ? Tools.TO_UNICODE.transliterate(text)
                : text;
    }

    private static boolean hasBurmese(String text) {
        int letters = 0;
        for (int i = 0; i < text.length() && letters < LEAST; i++) {
            if (text.charAt(i) >= FIRST && text.charAt(i) <= LAST) {
                letters++;
            }
        }
        return letters >= LEAST;
    }
}
