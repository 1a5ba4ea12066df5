package org.perennial.analysis.language;

import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a BCP 47 tag says, whatever way it is written: feeds and pages write {@code da_DK}, {@code iw}, {@code NO}. */
public final class LanguageTags {
    /** What CLDR's aliases leave as it is. */
    private static final Map<String, String> FURTHER = Map.of("no", "nb");

    /**
     * The languages whose press prints more than one script today, in one country or another, so that the tag alone does not say what a
     * reader must be able to read: Kazakh, Kyrgyz, Tajik and Uyghur are printed otherwise in China than in their republics, Turkmen
     * and Uzbek otherwise in Afghanistan and Iran, Kurmanji otherwise in Iraq and Armenia, Mongolian in Inner Mongolia, Punjabi and
     * Sindhi by India and Pakistan, Azerbaijani otherwise in Dagestan. Their script always stands in the tag; that of any other
     * language if it is not the one that CLDR takes for likely. (Azerbaijani of Iran has a code of its own, azb. Chinese and
     * Cantonese, whose scripts differ by character, have rules of their own.)
     */
    private static final Set<String> IN_TWO_SCRIPTS =
            Set.of("az", "bs", "kk", "kmr", "ky", "mn", "pa", "sd", "sr", "tg", "tk", "ug", "uz");

    /** What was asked before: feeds declare few languages, though anything may stand there. */
    private static final Map<String, String> BASES = new ConcurrentHashMap<>();

    private static final int MOST_BASES = 1_000;

    private LanguageTags() {}

    /**
     * The language under which CLDR keeps a tag: {@code fil} for {@code tl}, {@code ar} for {@code arb}, {@code ku} for {@code kmr}.
     *
     * @param tag parted by hyphens or underscores, in small or large letters
     * @return an ISO 639 code; what stands before the first hyphen if it is none
     */
    public static String base(String tag) {
        int end = 0;
        while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
            end++;
        }
        String first = tag.substring(0, end);
        String known = BASES.get(first);
        if (known != null) {
            return known;
        }
        String base = ULocale.createCanonical(first).getLanguage();
        base = FURTHER.getOrDefault(base, base);
        if (BASES.size() < MOST_BASES) {
            BASES.put(first, base);
        }
        return base;
    }

    /** The ISO 15924 code of the script that a language is written in by default, after CLDR; empty if that is not known. */
    static String usualScript(String base) {
        return ULocale.addLikelySubtags(new ULocale(base)).getScript();
    }

    /** A tag as it is published: with its script where that does not go without saying. */
    static String published(String tag) {
        return IN_TWO_SCRIPTS.contains(tag) ? tag + "-" + usualScript(tag) : tag;
    }
}
