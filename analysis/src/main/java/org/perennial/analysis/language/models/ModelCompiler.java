package org.perennial.analysis.language.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.internal.Constant;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes a {@link ModelFile} of the models in Lingua's jar, which takes some seconds. */
final class ModelCompiler {
    private static final List<String> NAMES =
            List.of("", "unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams");
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private ModelCompiler() {}

    /** Writes the models that an accuracy needs. */
    static void compile(Accuracy accuracy, OutputStream target) throws IOException {
        List<Language> languages = new ArrayList<>(Language.all());
        Map<Language, Integer> groups = groups(languages);
        languages.sort(Comparator.comparing(groups::get)); // stable: in Lingua's order within a group
        List<KnownLanguage> known =
                languages.stream().map(l -> known(l, groups.getOrDefault(l, 0))).toList();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(target, 1 << 16));
        ModelFile.writeHeader(out, new ModelFile.Header(accuracy.longest(), known, specialLetters(languages)));
        for (int length = 1; length <= accuracy.longest(); length++) {
            for (Language language : languages) {
                ModelFile.writeNgrams(out, ngrams(language, length));
            }
        }
        out.flush();
    }

    /** Languages that share a script share n-grams. */
    private static Map<Language, Integer> groups(List<Language> languages) {
        Map<Language, Integer> groups = new TreeMap<>();
        for (Language language : languages) {
            int group = languages.stream()
                    .filter(other -> groups.containsKey(other)
                            && alphabets(other).stream().anyMatch(alphabets(language)::contains))
                    .findFirst()
                    .map(groups::get)
                    .orElse((int) groups.values().stream().distinct().count());
            groups.put(language, group);
        }
        return groups;
    }

    private static KnownLanguage known(Language language, int group) {
        String own = language.getUniqueCharacters$lingua();
        return new KnownLanguage(
                LinguaModels.tag(language), language.ordinal(), group, alphabets(language), own == null ? "" : own);
    }

    private static List<Integer> alphabets(Language language) {
        return language.getAlphabets$lingua().stream()
                .map(alphabet -> Alphabets.number(alphabet.name()))
                .toList();
    }

    private static Map<Character, int[]> specialLetters(List<Language> languages) {
        Map<Character, int[]> special = new TreeMap<>();
        Constant.INSTANCE.getCHARS_TO_LANGUAGES_MAPPING().forEach((letters, having) -> {
            int[] numbers = IntStream.range(0, languages.size())
                    .filter(i -> having.contains(languages.get(i)))
                    .toArray();
            for (char letter : letters.toCharArray()) {
                if (special.put(letter, numbers) != null) {
                    throw new IllegalStateException("the letter " + letter + " stands in two lists of Lingua's");
                }
            }
        });
        return special;
    }

    private static SortedMap<String, Float> ngrams(Language language, int length) throws IOException {
        String resource = "/language-models/"
                + language.getIsoCode639_1().name().toLowerCase(Locale.ROOT) + "/" + NAMES.get(length) + ".json";
        SortedMap<String, Float> ngrams = new TreeMap<>();
        try (InputStream in = Language.class.getResourceAsStream(resource)) {
            if (in == null) {
                return ngrams; // a language that has a script for itself needs no more than its letters
            }
            try (JsonParser json = JSON.createParser(in)) {
                while (json.nextToken() != null) {
                    // {"language":"…","ngrams":{"3/14":"ab cd …", …}}
                    if (json.currentToken() == JsonToken.VALUE_STRING
                            && json.getParsingContext().getParent().inObject()) {
                        float logarithm = logarithm(json.currentName());
                        for (String ngram : json.getText().split(" ", -1)) {
                            put(ngrams, ngram, length, logarithm);
                        }
                    }
                }
            }
        }
        return ngrams;
    }

    private static void put(SortedMap<String, Float> ngrams, String ngram, int length, float logarithm) {
        if (ngram.length() == length) {
            ngrams.put(ngram, logarithm);
        }
    }

    /** Of a fraction, in Lingua's own arithmetic. */
    private static float logarithm(String fraction) {
        int stroke = fraction.indexOf('/');
        float probability = Float.parseFloat(fraction.substring(0, stroke))
                / Integer.parseInt(fraction, stroke + 1, fraction.length(), 10);
        return (float) Math.log(probability);
    }
}
