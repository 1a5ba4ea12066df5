package org.perennial.analysis.language.lists;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file of the lexicon has of its language.
 *
 * @param language BCP 47 tag
 * @param tests sentences of news
 * @param words its most frequent small words
 * @param transliteration ICU's rules for its other script; null if there are none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record OwnSentences(
        String language,
        List<Sentence> tests,
        List<String> words,
        @Nullable String transliteration) {
    /** A sentence. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sentence(String t) {}

    OwnSentences(
            String language,
            @Nullable List<Sentence> tests,
            @Nullable List<String> words,
            @Nullable String transliteration) {
        this.language = language;
        this.tests = tests == null ? List.of() : List.copyOf(tests);
        this.words = words == null ? List.of() : List.copyOf(words);
        this.transliteration = transliteration;
    }

    /** All files of a folder by tag. */
    static Map<String, OwnSentences> readAll(Path folder) throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        Map<String, OwnSentences> languages = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : files) {
                OwnSentences language = yaml.readValue(file.toFile(), OwnSentences.class);
                languages.put(language.language(), language);
            }
        }
        return languages;
    }
}
