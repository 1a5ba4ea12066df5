package org.perennial.analysis.language.models;

import com.ibm.icu.lang.UScript;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

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

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

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
        DataOutputStream out = new DataOutputStream(target);
        out.writeInt(FrequencyModels.MAGIC);
        out.writeByte(byScript.size());
        for (Map.Entry<Integer, List<FrequencyList>> script : byScript.entrySet()) {
            write(script.getKey(), script.getValue(), out);
        }
        out.flush();
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
                .filter(e -> !bare(e.getKey()).equals(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return (double) accented / list.total();
    }

    private static FrequencyList withoutAccents(FrequencyList list) {
        Map<String, Integer> counts = new TreeMap<>();
        list.counts().forEach((word, count) -> counts.merge(bare(word), count, Integer::sum));
        return new FrequencyList(list.tag(), counts);
    }

    private static String bare(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd');
    }

    private static void write(int script, List<FrequencyList> lists, DataOutputStream out) throws IOException {
        out.writeInt(script);
        out.writeByte(lists.size());
        for (FrequencyList list : lists) {
            out.writeUTF(list.tag());
            out.writeInt(list.counts().size());
        }
        writeNgrams(lists, out);
        writeWords(lists, out);
    }

    private static void writeNgrams(List<FrequencyList> lists, DataOutputStream out) throws IOException {
        List<Smoothed> languages = lists.stream().map(Smoothed::new).toList();
        Set<String> ngrams = new TreeSet<>();
        languages.forEach(language -> ngrams.addAll(language.counts.keySet()));
        out.writeInt(ngrams.size());
        for (String ngram : ngrams) {
            out.writeByte(ngram.length());
            out.writeChars(ngram);
        }
        for (String ngram : ngrams) {
            for (Smoothed language : languages) {
                out.writeByte(steps(language.probability(ngram)));
            }
        }
    }

    private static void writeWords(List<FrequencyList> lists, DataOutputStream out) throws IOException {
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
        out.writeInt(words.size());
        out.writeInt(postings);
        String before = "";
        for (Map.Entry<String, Map<Integer, Integer>> word : words.entrySet()) {
            String letters = word.getKey();
            int shared = 0;
            while (shared < Math.min(before.length(), letters.length())
                    && before.charAt(shared) == letters.charAt(shared)) {
                shared++;
            }
            out.writeByte(shared);
            out.writeUTF(letters.substring(shared));
            out.writeByte(word.getValue().size());
            for (Map.Entry<Integer, Integer> posting : word.getValue().entrySet()) {
                out.writeByte(posting.getKey());
                out.writeByte(posting.getValue());
            }
            before = letters;
        }
    }

    private static int steps(double probability) {
        return (int) Math.min(FrequencyTable.LEAST, Math.round(-Math.log(probability) * FrequencyTable.STEPS));
    }

    /** The probabilities of n-grams in one list. */
    private static final class Smoothed {
        private final Map<String, Double> counts = new HashMap<>();
        private final Map<String, Double> sums = new HashMap<>();
        private final Map<String, Integer> kinds = new HashMap<>();

        Smoothed(FrequencyList list) {
            list.counts().forEach((word, count) -> count(' ' + word + ' ', Math.pow(count, FLATTENED)));
        }

        private void count(String word, double weight) {
            for (int end = 2; end <= word.length(); end++) {
                for (int start = end - 1; start >= Math.max(0, end - FrequencyTable.LONGEST); start--) {
                    String ngram = word.substring(start, end);
                    String before = word.substring(start, end - 1);
                    if (counts.merge(ngram, weight, Double::sum) == weight) {
                        kinds.merge(before, 1, Integer::sum);
                    }
                    sums.merge(before, weight, Double::sum);
                }
            }
        }

        /** Of the last character after those before it. */
        double probability(String ngram) {
            double shorter = ngram.length() == 1 ? FrequencyTable.UNSEEN : probability(ngram.substring(1));
            String before = ngram.substring(0, ngram.length() - 1);
            Double all = sums.get(before);
            if (all == null) {
                return shorter;
            }
            int different = kinds.getOrDefault(before, 0);
            return (counts.getOrDefault(ngram, 0.0) + different * shorter) / (all + different);
        }
    }
}
