package org.perennial.analysis.language;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.Segments.Segment;
import org.perennial.analysis.language.models.FrequencyModels;
import org.perennial.analysis.language.models.ListReading;

/**
 * A text in segments, in which a second language is looked for: one of another script that whole segments are written in, or one
 * that explains some segments clearly better than the text's main language. Close relatives never explain clearly better.
 */
final class Mixture {
    /** By how much a word of a segment must be likelier in the second language, on average, in natural logarithms. */
    private static final double CLEARLY = 1.5;

    private static final double LEAST_SHARE = 0.2;
    private static final int LEAST_LETTERS = 60;
    /** How many letters a sign of East Asia stands for, which is a syllable or word. */
    private static final int LETTERS_OF_SIGN = 3;

    /**
     * A segment.
     *
     * @param script that most of it is in, those of East Asia being one
     * @param weight its letters in that script
     * @param reading what the lists of the text's main script say; null without lists
     */
    private record Part(
            Segment segment,
            int script,
            int weight,
            @Nullable ListReading reading) {}

    private final int mainScript;
    private final List<Part> parts = new ArrayList<>();
    private int weight;

    Mixture(List<Segment> segments, int mainScript, FrequencyModels lists) {
        this.mainScript = joined(mainScript);
        for (Segment segment : segments) {
            Map<Integer, Integer> weights = new TreeMap<>();
            Scripts.count(segment.text())
                    .forEach((script, letters) -> weights.merge(
                            joined(script),
                            Scripts.EAST_ASIAN.contains(script) ? LETTERS_OF_SIGN * letters : letters,
                            Integer::sum));
            int script = Scripts.mainNumber(weights);
            int letters = weights.getOrDefault(script, 0);
            parts.add(new Part(segment, script, letters, lists.read(segment.text(), mainScript)));
            weight += letters;
        }
    }

    private static int joined(int script) {
        return Scripts.EAST_ASIAN.contains(script) ? UScript.HAN : script;
    }

    /** What the lists of the main script say of the whole text; null if there are none. */
    @Nullable
    ListReading whole() {
        ListReading whole = null;
        for (Part part : parts) {
            ListReading reading = part.reading();
            if (reading == null) {
                return null;
            }
            whole = whole == null ? reading : whole.plus(reading);
        }
        return whole;
    }

    /** How many letters the text has, a sign of East Asia counting as several. */
    int letters() {
        return weight;
    }

    /**
     * The languages that have a noticeable share, the largest first; empty for a text in one language.
     *
     * @param main the text's language as its list is called, or any if it has none
     * @param alone tells the language of text in one script, null if it cannot be told
     */
    List<Share> shares(String main, Function<String, @Nullable String> alone) {
        List<Share> byScript = byScript(alone);
        return byScript.isEmpty() ? byLanguage(main) : byScript;
    }

    private List<Share> byScript(Function<String, @Nullable String> alone) {
        Map<Integer, Integer> weights = new TreeMap<>();
        parts.forEach(part -> weights.merge(part.script(), part.weight(), Integer::sum));
        weights.values().removeIf(letters -> letters < LEAST_LETTERS || letters < LEAST_SHARE * weight);
        if (weights.size() < 2) {
            return List.of();
        }
        List<Share> shares = new ArrayList<>();
        weights.forEach((script, letters) -> {
            StringBuilder text = new StringBuilder();
            parts.stream()
                    .filter(part -> part.script() == script)
                    .forEach(part -> text.append(part.segment().text()));
            String tag = alone.apply(text.toString());
            if (tag != null) {
                shares.add(new Share(tag, (double) letters / weight));
            }
        });
        shares.sort(Comparator.comparingDouble(Share::share).reversed());
        return shares;
    }

    private List<Share> byLanguage(String main) {
        ListReading whole = whole();
        int mainNumber = whole == null ? -1 : whole.tags().indexOf(main);
        if (whole == null || mainNumber < 0) {
            return List.of();
        }
        int[] better = new int[whole.tags().size()];
        double[] gains = new double[better.length];
        int all = 0;
        int second = 0;
        for (Part part : parts) {
            ListReading reading = part.reading();
            if (reading == null || part.script() != mainScript) {
                continue;
            }
            all += part.weight();
            for (int l = 0; l < better.length; l++) {
                double gain = reading.logarithms()[l] - reading.logarithms()[mainNumber];
                if (gain >= CLEARLY * reading.words()) {
                    better[l] += part.weight();
                    gains[l] += gain;
                    second = gains[l] > gains[second] ? l : second;
                }
            }
        }
        if (better[second] < LEAST_LETTERS || better[second] < LEAST_SHARE * all) {
            return List.of();
        }
        double share = (double) better[second] / all;
        Share mains = new Share(main, 1 - share);
        Share seconds = new Share(whole.tags().get(second), share);
        return share > 1 - share ? List.of(seconds, mains) : List.of(mains, seconds);
    }
}
