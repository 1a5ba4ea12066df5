package org.perennial.analysis.language.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.language.LanguageSigns;

/** Lingua as the judge of what our engine says, and texts that are always there to ask both about. */
final class Oracle {
    /** Lingua adds up in single precision and in the order of a hash table. */
    private static final double ROUNDING = 2e-5;

    private Oracle() {}

    /** The same languages in the same order, but for values that are equal within rounding, with the same values. */
    static void assertSame(LanguageModels ours, LanguageModels lingua, String text) {
        List<LanguageScore> expected = lingua.scores(text);
        List<LanguageScore> found = ours.scores(text);
        assertThat(found.stream().limit(1).map(LanguageScore::tag))
                .as("language of: %s", text)
                .isEqualTo(expected.stream().limit(1).map(LanguageScore::tag).toList());
        Map<String, Double> values = found.stream().collect(Collectors.toMap(LanguageScore::tag, LanguageScore::value));
        assertThat(values.keySet())
                .as("languages of: %s", text)
                .isEqualTo(expected.stream().map(LanguageScore::tag).collect(Collectors.toSet()));
        for (LanguageScore score : expected) {
            assertThat(values.get(score.tag()))
                    .as("value of %s for: %s", score.tag(), text)
                    .isCloseTo(score.value(), within(ROUNDING));
        }
    }

    /** Pieces of all lengths of the sample texts of our languages. */
    static List<String> pieces(int count) {
        Random random = new Random(71);
        List<String> samples = samples();
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(piece(samples.get(i % samples.size()), random));
        }
        return pieces;
    }

    /** Two pieces one after the other, in different languages and often scripts. */
    static List<String> mixtures(int count) {
        Random random = new Random(72);
        List<String> samples = samples();
        List<String> mixtures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            mixtures.add(piece(samples.get(random.nextInt(samples.size())), random) + " "
                    + piece(samples.get(random.nextInt(samples.size())), random));
        }
        return mixtures;
    }

    /** Characters without sense: letters, marks, blanks, punctuation, halves of characters, and whole ones beyond the basic plane. */
    static List<String> noise(int count) {
        Random random = new Random(73);
        int[][] ranges = {
            {0x20, 0x7F},
            {0xA0, 0x250},
            {0x370, 0x590},
            {0x5D0, 0x780},
            {0x900, 0xE80},
            {0x1E00, 0x2100},
            {0x3000, 0x3100},
            {0x4E00, 0x9FFF},
            {0xAC00, 0xD7A0},
            {0xD800, 0xE000},
            {0x10000, 0x10FFFF},
            {0x1D400, 0x1D7FF},
            {0x20000, 0x2A6DF}
        };
        List<String> noise = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            int[] first = ranges[random.nextInt(ranges.length)];
            int[] second = ranges[random.nextInt(ranges.length)];
            for (int k = random.nextInt(160); k > 0; k--) {
                int[] range = random.nextInt(4) == 0 ? second : first;
                text.appendCodePoint(range[0] + random.nextInt(range[1] - range[0]));
                text.append(random.nextInt(6) == 0 ? " " : "");
            }
            noise.add(text.toString());
        }
        return noise;
    }

    private static String piece(String sample, Random random) {
        int start = random.nextInt(sample.length());
        int length = 1 + (int) (300 * random.nextDouble() * random.nextDouble());
        return sample.substring(start, Math.min(sample.length(), start + length));
    }

    private static List<String> samples() {
        return AnniversaryTagger.lexicons().values().stream()
                .flatMap(lexicon -> lexicon.signs().stream())
                .map(LanguageSigns::sample)
                .filter(sample -> !sample.isEmpty())
                .toList();
    }
}
