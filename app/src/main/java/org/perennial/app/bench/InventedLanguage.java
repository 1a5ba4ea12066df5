package org.perennial.app.bench;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Words without sense in the letters of a language, with the frequencies that words have: the word of rank r comes up about
 * as often as 1/r. Immutable.
 *
 * @param words the most frequent first
 */
public record InventedLanguage(
        String tag, String ending, int share, boolean spaced, List<String> words, double[] upTo) {
    private static final int VOCABULARY = 30_000;
    private static final double FLATTENING = 2.7;
    private static final double STEEPNESS = 1.05;

    /** Eleven languages of six scripts, with so many articles of a hundred. */
    public static List<InventedLanguage> all() {
        return List.of(
                of("en", "com", 28, "b d f g l m n p r s t th w st", "a e i o u ea oo"),
                of("es", "es", 10, "b c d ll m n ñ p r s t v", "a e i o u ía"),
                of("ru", "ru", 10, "б в г д ж з к л м н п р с т ш", "а е и о у ы я"),
                of("ar", "ae", 9, "ب ت ج ح خ د ر س ش ص ع ف ق ك ل م ن ه", "ا و ي ة ا"),
                of("fr", "fr", 8, "b c ch d f g l m n p r s t v", "a e é i o u ou ai"),
                of("tr", "com.tr", 8, "b c ç d g ğ k l m n s ş t y", "a e ı i o ö u ü"),
                of("de", "de", 7, "b d f g k l m n r s sch t w z", "a e i o u ä ö ü ei"),
                of("az", "az", 6, "b c ç d g ğ k q l m n s ş t x y", "a e ə ı i o ö u ü"),
                of("hy", "am", 3, "բ գ դ զ թ լ խ կ հ մ ն պ ս տ ր", "ա ե ի ո ու է"),
                of("ka", "ge", 3, "ბ გ დ ვ ზ თ კ ლ მ ნ პ რ ს ტ", "ა ე ი ო უ"),
                chinese("zh-Hans", "cn", 8));
    }

    private static InventedLanguage of(String tag, String ending, int share, String consonants, String vowels) {
        String[] before = consonants.split(" ");
        String[] after = vowels.split(" ");
        Random random = new Random(tag.hashCode());
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < VOCABULARY) {
            StringBuilder word = new StringBuilder();
            int syllables = 1 + (words.size() > 60 ? 1 : 0) + random.nextInt(words.size() > 2_000 ? 3 : 2);
            for (int i = 0; i < syllables; i++) {
                word.append(before[random.nextInt(before.length)]).append(after[random.nextInt(after.length)]);
            }
            words.add(word.append(random.nextInt(3) == 0 ? before[random.nextInt(before.length)] : "")
                    .toString());
        }
        return new InventedLanguage(tag, ending, share, true, List.copyOf(words), frequencies());
    }

    /** Words of one to three of the two thousand ideographs that begin the block, written without spaces. */
    private static InventedLanguage chinese(String tag, String ending, int share) {
        Random random = new Random(tag.hashCode());
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < VOCABULARY) {
            StringBuilder word = new StringBuilder();
            int length = words.size() < 100 ? 1 : 2 + random.nextInt(4) / 3;
            for (int i = 0; i < length; i++) {
                word.appendCodePoint(0x4E00 + random.nextInt(2_000));
            }
            words.add(word.toString());
        }
        return new InventedLanguage(tag, ending, share, false, List.copyOf(words), frequencies());
    }

    private static double[] frequencies() {
        double[] upTo = new double[VOCABULARY];
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            sum += 1 / Math.pow(rank + FLATTENING, STEEPNESS);
            upTo[rank] = sum;
        }
        for (int rank = 0; rank < VOCABULARY; rank++) {
            upTo[rank] /= sum;
        }
        return upTo;
    }

    /** A word, a frequent one most of the time. */
    String word(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble());
        return words.get(Math.min(found < 0 ? -found - 1 : found, VOCABULARY - 1));
    }

    /** The word of a rank; 0 is the most frequent. */
    String word(int rank) {
        return words.get(rank);
    }

    /** So many words as a text, as frequent as words are. */
    public String text(RandomGenerator random, int count) {
        return text(Stream.generate(() -> word(random)).limit(count).toList());
    }

    /** Words as a text. */
    String text(List<String> parts) {
        return String.join(spaced ? " " : "", parts);
    }
}
