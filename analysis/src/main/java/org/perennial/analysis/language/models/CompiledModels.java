package org.perennial.analysis.language.models;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Lingua's judgement from its models in rows: one look-up for an n-gram gives its values in all languages of its script. */
public final class CompiledModels implements LanguageModels {
    private static final String RESOURCE = "tri-grams.bin";

    /** From this length on Lingua looks at tri-grams alone. */
    private static final int LONG_TEXT = 120;

    private final List<KnownLanguage> languages;
    private final Rules rules;
    private final Accuracy accuracy;
    /** For each language the rows of its group. */
    private final List<NgramRows> rowsOf;

    private final List<NgramPostings> longer = new ArrayList<>();

    private CompiledModels(DataInputStream in, Accuracy accuracy) throws IOException {
        ModelFile.Header header = ModelFile.readHeader(in);
        if (header.longest() < accuracy.longest()) {
            throw new IOException("the models have n-grams of " + header.longest() + " letters and not of "
                    + accuracy.longest() + ": build the module analysis again");
        }
        this.languages = header.languages();
        this.rules = new Rules(languages, header.specialLetters());
        this.accuracy = accuracy;
        this.rowsOf = rows(languages);
        for (int length = 1; length <= NgramRows.LONGEST; length++) {
            for (int l = 0; l < languages.size(); l++) {
                int language = l;
                NgramRows rows = rowsOf.get(l);
                ModelFile.readNgrams(
                        in,
                        length,
                        (ngram, logarithm) -> rows.put(NgramRows.key(ngram, ngram.length), language, logarithm));
            }
        }
        rowsOf.stream().distinct().forEach(NgramRows::trim);
        for (int length = NgramRows.LONGEST + 1; length <= accuracy.longest(); length++) {
            longer.add(NgramPostings.read(in, length, rowsOf, List.copyOf(longer)));
        }
    }

    private static List<NgramRows> rows(List<KnownLanguage> languages) {
        Map<Integer, NgramRows> byGroup = new TreeMap<>();
        for (int l = 0; l < languages.size(); l++) {
            int group = languages.get(l).group();
            int first = l;
            int width = (int)
                    languages.stream().filter(other -> other.group() == group).count();
            byGroup.computeIfAbsent(group, g -> new NgramRows(first, width));
        }
        return languages.stream()
                .map(language -> byGroup.get(language.group()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The models that the build has compiled, of low accuracy; takes part of a second and 40 MB. */
    public static CompiledModels load() {
        try (InputStream in = CompiledModels.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        RESOURCE + " is not on the class path: build the module analysis with Maven, which makes it");
            }
            return new CompiledModels(new DataInputStream(new BufferedInputStream(in, 1 << 16)), Accuracy.LOW);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE + ": build the module analysis again", e);
        }
    }

    /** The models as Lingua's jar has them, compiled now; takes seconds at low accuracy and a minute at high accuracy. */
    public static CompiledModels compile(Accuracy accuracy) {
        ByteArrayOutputStream compiled = new ByteArrayOutputStream();
        try {
            ModelCompiler.compile(accuracy, compiled);
            return new CompiledModels(new DataInputStream(new ByteArrayInputStream(compiled.toByteArray())), accuracy);
        } catch (IOException e) {
            throw new UncheckedIOException("Lingua's models cannot be read", e);
        }
    }

    @Override
    public List<LanguageScore> scores(String text) {
        CleanText clean = CleanText.of(text);
        if (!clean.hasLetters()) {
            return List.of();
        }
        int[] candidates = rules.candidates(clean);
        if (candidates.length == 1) {
            return List.of(new LanguageScore(languages.get(candidates[0]).tag(), 1));
        }
        return ranked(candidates, sums(clean, rows(candidates)));
    }

    /** The rows of the groups that a text's possible languages are in, which is one group nearly always. */
    private NgramRows[] rows(int[] candidates) {
        return Arrays.stream(candidates).mapToObj(rowsOf::get).distinct().toArray(NgramRows[]::new);
    }

    private double[] sums(CleanText text, NgramRows[] rows) {
        double[] sums = new double[languages.size()];
        if (accuracy == Accuracy.LOW || text.length() >= LONG_TEXT) {
            addRows(text, NgramRows.LONGEST, rows, sums);
            return sums;
        }
        int[] known = new int[languages.size()];
        for (int length = 1; length <= NgramRows.LONGEST; length++) {
            addRows(text, length, rows, sums);
        }
        for (NgramPostings postings : longer) {
            addPostings(text, postings, rows, sums);
        }
        countLetters(text, rows, known);
        for (int l = 0; l < sums.length; l++) {
            if (known[l] > 0) {
                sums[l] /= known[l];
            }
        }
        return sums;
    }

    /** Adds the values of each different n-gram of a length once. */
    private static void addRows(CleanText text, int length, NgramRows[] rows, double[] sums) {
        LongSet seen = new LongSet(text.length());
        long mask = -1L >>> (Long.SIZE - length * Character.SIZE);
        long key = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!text.isLetter(i)) {
                run = 0;
                continue;
            }
            key = (key << Character.SIZE | text.charAt(i)) & mask;
            if (++run >= length && text.isWhole(i - length + 1, i) && seen.add(key)) {
                add(rows, key, sums);
            }
        }
    }

    private static void add(NgramRows[] rows, long key, double[] sums) {
        for (NgramRows group : rows) {
            group.add(key, sums);
        }
    }

    private void addPostings(CleanText text, NgramPostings postings, NgramRows[] rows, double[] sums) {
        int length = postings.length();
        LongSet seen = new LongSet(text.length());
        long before = 0;
        long key = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!text.isLetter(i)) {
                run = 0;
                continue;
            }
            before = key;
            key = key << Character.SIZE | text.charAt(i);
            if (++run < length || !text.isWhole(i - length + 1, i)) {
                continue;
            }
            if (length == NgramRows.LONGEST + 1) {
                if (seen.add(key)) {
                    add(rows, key >>> Character.SIZE, sums);
                    postings.add(key, sums);
                }
            } else if (seen.add(fingerprint(before, text.charAt(i)))) {
                add(rows, before >>> Character.SIZE, sums);
                longer.get(0).add(before, sums);
                postings.add(longer.get(0).keyOfLonger(before, text.charAt(i)), sums);
            }
        }
    }

    /** Stands for five characters in 64 bits: two of one text are the same by accident once in 10^15 texts. */
    private static long fingerprint(long four, char fifth) {
        long mixed = four * NgramIndex.SPREAD + fifth;
        return mixed == 0 ? 1 : mixed;
    }

    /** For each language how many different letters of the text it has. */
    private static void countLetters(CleanText text, NgramRows[] rows, int[] known) {
        LongSet seen = new LongSet(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.isLetter(i) && text.isWhole(i, i) && seen.add(text.charAt(i))) {
                for (NgramRows group : rows) {
                    group.count(text.charAt(i), known);
                }
            }
        }
    }

    private List<LanguageScore> ranked(int[] candidates, double[] sums) {
        double best = Double.NEGATIVE_INFINITY;
        List<KnownLanguage> explaining = new ArrayList<>(candidates.length);
        double[] byRank = new double[Byte.MAX_VALUE];
        for (int l : candidates) {
            if (sums[l] < 0) {
                KnownLanguage language = languages.get(l);
                explaining.add(language);
                byRank[language.rank()] = (float) sums[l]; // Lingua's precision: what is equal there is equal here
                best = Math.max(best, byRank[language.rank()]);
            }
        }
        explaining.sort(Comparator.<KnownLanguage>comparingDouble(l -> -byRank[l.rank()])
                .thenComparing(KnownLanguage::rank));
        List<LanguageScore> scores = new ArrayList<>(explaining.size());
        for (KnownLanguage language : explaining) {
            scores.add(new LanguageScore(language.tag(), (float) best / (float) byRank[language.rank()]));
        }
        return scores;
    }
}
