package org.perennial.analysis.language;

import com.ibm.icu.lang.UScript;
import java.util.Map;

/**
 * Where the models are known to err or to lack something, and what is done about it. Some take letters out of a text before the models
 * are asked; a text without that fault stays as it is.
 */
public enum Refinement {
    /** A Chinese text does not become Japanese by a few kana: less than one in twenty signs is looked over. */
    KANA_SHARE {
        @Override
        boolean drops(int script, Map<Integer, Integer> letters) {
            if (!isKana(script)) {
                return false;
            }
            int han = letters.getOrDefault(UScript.HAN, 0);
            int kana = letters.getOrDefault(UScript.HIRAGANA, 0) + letters.getOrDefault(UScript.KATAKANA, 0);
            return kana * LEAST_KANA < han + kana;
        }
    },
    /** Names in Latin letters do not decide what a text is in if a third of the letters or more are in another script. */
    SCRIPT_BEFORE_NAMES {
        @Override
        boolean drops(int script, Map<Integer, Integer> letters) {
            if (script != UScript.LATIN) {
                return false;
            }
            int all = letters.values().stream().mapToInt(Integer::intValue).sum();
            return (all - letters.getOrDefault(UScript.LATIN, 0)) * LEAST_OTHER >= all;
        }
    },
    /** The frequent words and the spelling of a language are looked at too, also of languages that the models lack. */
    FREQUENCY_LISTS,
    /** Cantonese as it is spoken, which the models take for Chinese, is known by its own characters. */
    CANTONESE,
    /** A text is cut into segments to find a second language; needs the frequency lists. */
    MIXTURES,
    /** The language that a feed or page declares comes first where the text is nearly as likely in it. */
    DECLARED;

    private static final int LEAST_KANA = 20;
    private static final int LEAST_OTHER = 3;

    /**
     * Whether the letters of a script are taken out.
     *
     * @param letters how many letters of each script the text has
     */
    boolean drops(int script, Map<Integer, Integer> letters) {
        return false;
    }

    private static boolean isKana(int script) {
        return script == UScript.HIRAGANA || script == UScript.KATAKANA;
    }
}
