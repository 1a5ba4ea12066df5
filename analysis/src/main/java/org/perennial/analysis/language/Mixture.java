package org.perennial.analysis.language;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Collections;
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
    /** From which share on, and how many letters, a second language makes a text one in several. */
    private static final double LEAST_SECOND = 0.27;

    private static final int LEAST_SECOND_LETTERS = 200;
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
            @Nullable ListReading reading) {
        /** By how much the segment is clearly likelier in one language than in another; 0 if it is not. */
        double gain(int language, int other) {
            if (reading == null) {
                return 0;
            }
            double gain = reading.logarithms()[language] - reading.logarithms()[other];
            return gain >= CLEARLY * reading.words() ? gain : 0;
        }
    }

    /**
     * The languages that have a noticeable share.
     *
     * @param shares the largest first; empty for a text in one language
     * @param several whether the second has so much that the text is in both, and is no notice below it
     */
    record Languages(List<Share> shares, boolean several) {
        private static final Languages ONE = new Languages(List.of(), false);
    }

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

    /**
     * The languages that have a noticeable share.
     *
     * @param main the text's language as its list is called, or any if it has none
     * @param alone tells the language of text in one script, null if it cannot be told
     */
    Languages languages(String main, Function<String, @Nullable String> alone) {
        Languages byScript = byScript(alone);
        return byScript.shares().isEmpty() ? byLanguage(main) : byScript;
    }

    private Languages byScript(Function<String, @Nullable String> alone) {
        Map<Integer, Integer> weights = new TreeMap<>();
        parts.forEach(part -> weights.merge(part.script(), part.weight(), Integer::sum));
        weights.values().removeIf(letters -> letters < LEAST_LETTERS || letters < LEAST_SHARE * weight);
        if (weights.size() < 2) {
            return Languages.ONE;
        }
        List<Map.Entry<Integer, Integer>> scripts = weights.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .toList();
        List<Share> shares = new ArrayList<>();
        for (Map.Entry<Integer, Integer> script : scripts) {
            StringBuilder text = new StringBuilder();
            parts.stream()
                    .filter(part -> part.script() == script.getKey())
                    .forEach(part -> text.append(part.segment().text()));
            String tag = alone.apply(text.toString());
            if (tag != null) {
                shares.add(new Share(tag, (double) script.getValue() / weight));
            }
        }
        int second = scripts.get(1).getKey();
        List<Boolean> seconds =
                parts.stream().map(part -> part.script() == second).toList();
        return new Languages(shares, isSeveral(shares, weight, seconds));
    }

    private Languages byLanguage(String main) {
        ListReading whole = whole();
        int mainNumber = whole == null ? -1 : whole.tags().indexOf(main);
        if (whole == null || mainNumber < 0) {
            return Languages.ONE;
        }
        int[] better = new int[whole.tags().size()];
        double[] gains = new double[better.length];
        int all = 0;
        int second = 0;
        for (Part part : parts) {
            if (part.script() != mainScript) {
                continue;
            }
            all += part.weight();
            for (int l = 0; l < better.length; l++) {
                double gain = part.gain(l, mainNumber);
                if (gain > 0) {
                    better[l] += part.weight();
                    gains[l] += gain;
                    second = gains[l] > gains[second] ? l : second;
                }
            }
        }
        if (better[second] < LEAST_LETTERS || better[second] < LEAST_SHARE * all) {
            return Languages.ONE;
        }
        double share = (double) better[second] / all;
        Share mains = new Share(LanguageTags.published(main), 1 - share);
        Share seconds = new Share(LanguageTags.published(whole.tags().get(second)), share);
        return share > 1 - share
                ? languages(List.of(seconds, mains), all, mainNumber, second)
                : languages(List.of(mains, seconds), all, second, mainNumber);
    }

    private Languages languages(List<Share> shares, int letters, int fewer, int more) {
        List<Boolean> seconds = new ArrayList<>();
        int unclear = 0;
        for (Part part : parts) {
            boolean isFewer = part.gain(fewer, more) > 0;
            if (isFewer || part.gain(more, fewer) > 0) {
                seconds.addAll(
                        Collections.nCopies(unclear, seconds.isEmpty() ? isFewer : seconds.get(seconds.size() - 1)));
                seconds.add(isFewer);
                unclear = 0;
            } else {
                unclear++;
            }
        }
        seconds.addAll(Collections.nCopies(unclear, !seconds.isEmpty() && seconds.get(seconds.size() - 1)));
        return new Languages(shares, isSeveral(shares, letters, seconds));
    }

    /** @param seconds for each part whether it is in the second language; what is unclear counts with the part before */
    private boolean isSeveral(List<Share> shares, int letters, List<Boolean> seconds) {
        if (shares.size() < 2) {
            return false;
        }
        double second = shares.get(1).share();
        if (second < LEAST_SECOND || second * letters < LEAST_SECOND_LETTERS) {
            return false;
        }
        List<String> texts = parts.stream().map(part -> part.segment().text()).toList();
        return !new Notice(texts, seconds).isNotice(second, second * letters);
    }
}
