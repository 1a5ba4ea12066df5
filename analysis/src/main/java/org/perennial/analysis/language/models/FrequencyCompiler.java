package org.perennial.analysis.language.models;

import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Makes the tables of {@link FrequencyModels} out of frequency lists.
 *
 * <p>N-grams are counted within words, which begin and end with a space; a word's count is flattened, so that the vocabulary of the
 * texts that were counted weighs less. Their probabilities are smoothed after Witten and Bell (1991), from one character to three.
 */
final class FrequencyCompiler {
    private static final double FLATTENED = 0.75;
    /** The share of words with an accent from which on a language is known without them too. */
    private static final double ACCENTED = 0.4;

    private FrequencyCompiler() {}

    static void compile(List<FrequencyList> lists, OutputStream target) throws IOException {
        SortedMap<Integer, List<FrequencyList>> byScript = new TreeMap<>();
        for (FrequencyList list : lists) {
            int script = script(list);
            List<FrequencyList> ofScript = byScript.computeIfAbsent(script, s -> new ArrayList<>());
            ofScript.add(list);
            if (script == UScript.LATIN && accented(list) >= ACCENTED) {
                ofScript.add(withoutAccents(list));
            }
        }
        FrequencyFile.Writer out = new FrequencyFile.Writer();
        out.number(byScript.size());
        for (Map.Entry<Integer, List<FrequencyList>> script : byScript.entrySet()) {
            write(script.getKey(), script.getValue(), out);
        }
        out.writeTo(target);
    }

    /** The script of most words. */
    private static int script(FrequencyList list) {
        Map<Integer, Integer> scripts = new TreeMap<>();
        list.counts()
                .forEach((word, count) -> scripts.merge(UScript.getScript(word.codePointAt(0)), count, Integer::sum));
        return scripts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IllegalArgumentException("frequency list " + list.tag() + " has no words"))
                .getKey();
    }

    private static double accented(FrequencyList list) {
        long accented = list.counts().entrySet().stream()
                .filter(e -> !Accents.without(e.getKey()).equals(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return (double) accented / list.total();
    }

    private static FrequencyList withoutAccents(FrequencyList list) {
        Map<String, Integer> counts = new TreeMap<>();
        list.counts().forEach((word, count) -> counts.merge(Accents.without(word), count, Integer::sum));
        return new FrequencyList(list.tag(), counts);
    }

    private static void write(int script, List<FrequencyList> lists, FrequencyFile.Writer out) {
        out.number(script);
        out.number(lists.size());
        for (FrequencyList list : lists) {
            out.text(list.tag());
            out.number(list.counts().size());
        }
        writeNgrams(lists, out);
        writeWords(lists, out);
    }

    /**
     * Of each list only the n-grams that it has, and for each beginning how much less likely what does not follow it becomes: {@link
     * FrequencyCells} computes the others.
     */
    private static void writeNgrams(List<FrequencyList> lists, FrequencyFile.Writer out) {
        List<Smoothed> languages = lists.stream().map(Smoothed::new).toList();
        for (int length = 1; length <= FrequencyTable.LONGEST; length++) {
            SortedMap<String, Integer> numbers = new TreeMap<>();
            for (Smoothed language : languages) {
                language.counts(length).keySet().forEach(ngram -> numbers.put(ngram, 0));
            }
            out.number(numbers.size());
            String before = "";
            int number = 0;
            for (Map.Entry<String, Integer> ngram : numbers.entrySet()) {
                ngram.setValue(number++);
                out.text(before, ngram.getKey());
                before = ngram.getKey();
            }
            for (Smoothed language : languages) {
                writeOwn(language.counts(length), numbers, ngram -> steps(language.probability(ngram)), out);
                if (length < FrequencyTable.LONGEST) {
                    writeOwn(language.beginnings(length), numbers, ngram -> steps(language.shorter(ngram)), out);
                }
            }
        }
        languages.forEach(language -> out.octet(steps(language.shorter(""))));
    }

    private static void writeOwn(
            SortedMap<String, Double> own,
            Map<String, Integer> numbers,
            ToIntFunction<String> value,
            FrequencyFile.Writer out) {
        out.number(own.size());
        int last = 0;
        for (String ngram : own.keySet()) {
            int number = numbers.getOrDefault(ngram, last);
            out.number(number - last);
            out.octet(value.applyAsInt(ngram));
            last = number;
        }
    }

    private static void writeWords(List<FrequencyList> lists, FrequencyFile.Writer out) {
        SortedMap<String, Map<Integer, Integer>> words = new TreeMap<>();
        int postings = 0;
        for (int l = 0; l < lists.size(); l++) {
            int language = l;
            double total = lists.get(l).total();
            lists.get(l)
                    .counts()
                    .forEach((word, count) ->
                            words.computeIfAbsent(word, w -> new TreeMap<>()).put(language, steps(count / total)));
            postings += lists.get(l).counts().size();
        }
        out.number(words.size());
        out.number(postings);
        String before = "";
        for (Map.Entry<String, Map<Integer, Integer>> word : words.entrySet()) {
            out.text(before, word.getKey());
            out.octet(word.getValue().size());
            word.getValue().forEach((language, steps) -> {
                out.octet(language);
                out.octet(steps);
            });
            before = word.getKey();
        }
    }

    private static int steps(double probability) {
        return (int) Math.min(FrequencyTable.LEAST, Math.round(-Math.log(probability) * FrequencyTable.STEPS));
    }

    /** The probabilities of n-grams in one list. */
    private static final class Smoothed {
        /** By length. */
        private final List<SortedMap<String, Double>> counts = new ArrayList<>();

        private final List<SortedMap<String, Double>> sums = new ArrayList<>();
        private final Map<String, Integer> kinds = new HashMap<>();

        Smoothed(FrequencyList list) {
            for (int length = 0; length <= FrequencyTable.LONGEST; length++) {
                counts.add(new TreeMap<>());
                sums.add(new TreeMap<>());
            }
            list.counts().forEach((word, count) -> count(' ' + word + ' ', Math.pow(count, FLATTENED)));
        }

        private void count(String word, double weight) {
            for (int end = 2; end <= word.length(); end++) {
                for (int start = end - 1; start >= Math.max(0, end - FrequencyTable.LONGEST); start--) {
                    String ngram = word.substring(start, end);
                    String before = word.substring(start, end - 1);
                    if (counts.get(ngram.length()).merge(ngram, weight, Double::sum) == weight) {
                        kinds.merge(before, 1, Integer::sum);
                    }
                    sums.get(before.length()).merge(before, weight, Double::sum);
                }
            }
        }

        /** The n-grams of a length. */
        SortedMap<String, Double> counts(int length) {
            return counts.get(length);
        }

        /** The n-grams of a length that a longer one begins with. */
        SortedMap<String, Double> beginnings(int length) {
            return sums.get(length);
        }

        /** Of the last character after those before it. */
        double probability(String ngram) {
            double shorter = ngram.length() == 1 ? FrequencyTable.UNSEEN : probability(ngram.substring(1));
            String before = ngram.substring(0, ngram.length() - 1);
            Double all = sums.get(before.length()).get(before);
            if (all == null) {
                return shorter;
            }
            int different = kinds.getOrDefault(before, 0);
            double count = counts.get(ngram.length()).getOrDefault(ngram, 0.0);
            return (count + different * shorter) / (all + different);
        }

        /** What is left after a beginning for characters that never follow it, of what they have after a shorter one. */
        double shorter(String before) {
            int different = kinds.getOrDefault(before, 0);
            return different / (sums.get(before.length()).getOrDefault(before, 0.0) + different);
        }
    }
}
