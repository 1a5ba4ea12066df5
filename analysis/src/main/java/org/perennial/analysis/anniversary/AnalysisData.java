package org.perennial.analysis.anniversary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads the language files and the registry from the class path, refusing keys it does not know. */
final class AnalysisData {
    /** A registry of a hundred thousand names has some five million. */
    private static final int LONGEST_FILE = 64_000_000;

    private static final JsonMapper YAML = JsonMapper.builder(
                    YAMLFactory.builder().loaderOptions(options()).build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private AnalysisData() {}

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_FILE);
        return options;
    }

    /** Parses one file. {@code name} is what errors call it. */
    static <T> T parse(String name, String yaml, Class<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    name + " cannot be read, correct it at " + e.getLocation().offsetDescription() + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /** Writes what {@link #parse} reads; what is absent is left out. */
    static String write(Object value) {
        try {
            return YAML.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value, e);
        }
    }

    /** The languages of the class path, by tag. */
    static Map<String, Lexicon> lexicons() {
        Map<String, Lexicon> lexicons = new TreeMap<>();
        for (String tag : lines("lexicon/index.txt")) {
            String name = "lexicon/" + tag + ".yaml";
            Lexicon lexicon = parse(name, resource(name), Lexicon.class);
            if (!lexicon.language().equals(tag)) {
                throw new IllegalArgumentException(
                        name + " says language: " + lexicon.language() + "; it must be the file's name");
            }
            lexicons.put(tag, lexicon);
        }
        return lexicons;
    }

    /** The text of a file beside this class. */
    static String resource(String name) {
        try (InputStream in = AnalysisData.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path; rebuild the analysis module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The lines of a file beside this class, without empty ones and remarks. */
    static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        for (String line : resource(name).split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line.strip());
            }
        }
        return lines;
    }
}
