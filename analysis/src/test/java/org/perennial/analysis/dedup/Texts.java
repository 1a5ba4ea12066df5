package org.perennial.analysis.dedup;

import java.util.Random;

/** Texts for tests: invented words, the same for one seed each time. */
final class Texts {
    private Texts() {}

    /** Sentences of eight invented words of lower-case letters, without a number. */
    static String article(int seed, int sentences) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int s = 0; s < sentences; s++) {
            text.append("The");
            for (int word = 0; word < 8; word++) {
                text.append(' ');
                for (int letter = 2 + random.nextInt(7); letter > 0; letter--) {
                    text.append((char) ('a' + random.nextInt(26)));
                }
            }
            text.append(". ");
        }
        return text.toString();
    }

    /** Any characters at all, unpaired surrogates among them. */
    static String anyUnicode(Random random, int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            int c = random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x250);
            text.appendCodePoint(c);
        }
        return text.toString();
    }
}
