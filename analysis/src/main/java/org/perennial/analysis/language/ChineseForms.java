package org.perennial.analysis.language;

import com.ibm.icu.text.Transliterator;

/** Which Chinese characters stand in one of the two forms of writing only, by ICU's tables, and which in Cantonese only. */
final class ChineseForms {
    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9fff;
    /** 1 for a character that simplified texts write otherwise, -1 for one that traditional texts do. */
    private static final byte[] LEANS = leans();

    /** Words of spoken Cantonese that written Chinese does not have; particles and pronouns that few sentences lack. */
    private static final String CANTONESE = "嘅咗喺佢哋唔冇嚟啲嗰咁喇噉乜嘢攞睇俾嗌嘥嚿揾搵諗瞓黐冚乸啱嬲噏咩咪啩囉喎嗱嘞咋啫";
    /** One in this many characters. */
    private static final int LEAST_CANTONESE = 40;

    private ChineseForms() {}

    /** Whether a Chinese text is written in Cantonese as it is spoken; one such character may be a name or a quotation. */
    static boolean isCantonese(String text) {
        int all = 0;
        int own = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST && c <= LAST) {
                all++;
                own += CANTONESE.indexOf(c) >= 0 ? 1 : 0;
            }
        }
        return own > 0 && own * LEAST_CANTONESE >= all;
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
        StringBuilder all = new StringBuilder(2 * (LAST - FIRST + 1));
        for (int c = FIRST; c <= LAST; c++) {
            all.append((char) c).append('\n'); // apart, or some would be read as one word
        }
        String simplified = Transliterator.getInstance("Hant-Hans").transliterate(all.toString());
        String traditional = Transliterator.getInstance("Hans-Hant").transliterate(all.toString());
        String[] simple = simplified.split("\n", -1);
        String[] full = traditional.split("\n", -1);
        byte[] leans = new byte[LAST - FIRST + 1];
        for (int i = 0; i < leans.length; i++) {
            String own = String.valueOf((char) (FIRST + i));
            leans[i] = (byte) ((simple[i].equals(own) ? 0 : 1) - (full[i].equals(own) ? 0 : 1));
        }
        return leans;
    }
}
