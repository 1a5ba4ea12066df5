package org.perennial.analysis.language;

import com.ibm.icu.text.Transliterator;

/** Which Chinese characters stand in one of the two forms of writing only, by ICU's tables, and which in Cantonese only. */
final class ChineseForms {
    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9fff;
    /** 1 for a character that simplified texts write otherwise, -1 for one that traditional texts do. */
    private static final byte[] LEANS = leans();

    /** Small words of Cantonese that nobody writes in Chinese, not in names either. */
    private static final String CANTONESE_ONLY = "嘅咗喺哋啲嗰嚟嘢";
    /**
     * Words that written Chinese has seldom. Left out are those that names and loan words have too: 俾 (Bismarck), 咪 (cat), 喇 (lama),
     * 啫 (jelly), 咩, 囉, 嘞, 咋, 喎.
     */
    private static final String CANTONESE = CANTONESE_ONLY + "佢唔冇咁噉乜攞睇畀嗌嘥嚿揾搵諗谂瞓黐冚乸啱嬲噏啩嗱攰";
    /** One in this many characters. */
    private static final int LEAST_CANTONESE = 40;

    private static final int LEAST_DIFFERENT = 2;

    private ChineseForms() {}

    /** Whether a Chinese text is written in Cantonese as it is spoken: it has one of its own small words, or two of the others. */
    static boolean isCantonese(String text) {
        int all = 0;
        int own = 0;
        long different = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST && c <= LAST) {
                all++;
                int place = CANTONESE.indexOf(c);
                if (place >= 0) {
                    own++;
                    different |= 1L << place;
                }
            }
        }
        boolean sure = different << (Long.SIZE - CANTONESE_ONLY.length()) != 0;
        return (sure || Long.bitCount(different) >= LEAST_DIFFERENT) && own * LEAST_CANTONESE >= all;
    }

    /** More than 0 for traditional forms, less for simplified ones, 0 if the text does not show which. */
    static int lean(String text) {
        int lean = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST && c <= LAST) {
                lean += LEANS[c - FIRST];
            }
        }
        return lean;
    }

    private static byte[] leans() {
        byte[] leans = new byte[LAST - FIRST + 1];
        mark(leans, "Hant-Hans", 1);
        mark(leans, "Hans-Hant", -1);
        return leans;
    }

    /** Adds the sign at each character that a table writes otherwise; only those that it names are looked up. */
    private static void mark(byte[] leans, String table, int sign) {
        Transliterator other = Transliterator.getInstance(table);
        StringBuilder named = new StringBuilder();
        for (String character : other.getSourceSet().retain(FIRST, LAST)) {
            if (character.length() == 1) {
                named.append(character).append('\n'); // apart, or some would be read as one word
            }
        }
        String[] own = named.toString().split("\n");
        String[] others = other.transliterate(named.toString()).split("\n");
        for (int i = 0; i < own.length; i++) {
            if (!own[i].equals(others[i])) {
                leans[own[i].charAt(0) - FIRST] += (byte) sign;
            }
        }
    }
}
