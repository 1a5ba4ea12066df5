package org.perennial.analysis.anniversary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
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

    static final String YAML_ENDING = ".yaml";
    static final String JSON_ENDING = ".json";

    private static final JsonMapper JSON = mapper(new JsonFactory());

    /** Made at its first use: what comes along is in JSON, which is read in a tenth of the time. */
    private static final class Yaml {
        static final JsonMapper MAPPER =
                mapper(YAMLFactory.builder().loaderOptions(options()).build());
    }

    private AnalysisData() {}

    private static JsonMapper mapper(JsonFactory format) {
        return JsonMapper.builder(format)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .build();
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_FILE);
        return options;
    }

    /** Parses one file. {@code name} is what errors call it. */
    static <T> T parse(String name, String yaml, Class<T> type) {
        try {
            return Yaml.MAPPER.readValue(yaml, type);
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
            return Yaml.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value, e);
        }
    }

    /**
     * Parses a file that comes along.
     *
     * @param name its name beside this class, without ending
     */
    static <T> T own(String name, Class<T> type) {
        try {
            return JSON.readValue(resource(name + JSON_ENDING), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + " cannot be read: rebuild the analysis module", e);
        }
    }

    /** The same data in the form that {@link #own} reads. */
    static String toJson(String yaml) throws IOException {
        StringWriter json = new StringWriter();
        try (JsonParser from = Yaml.MAPPER.createParser(yaml);
                JsonGenerator to = JSON.createGenerator(json)) {
            while (from.nextToken() != null) {
                if (from.currentToken().isNumeric() || from.currentToken().isBoolean()) {
                    to.writeString(from.getText()); // 07 is a word to some, and so are on and no
                } else {
                    to.copyCurrentEvent(from);
                }
            }
        }
        return json.toString();
    }

    /** The languages of the class path, by tag. */
    static Map<String, Lexicon> lexicons() {
        Map<String, Lexicon> lexicons = new TreeMap<>();
        for (String tag : lines("lexicon/index.txt")) {
            String name = "lexicon/" + tag;
            Lexicon lexicon = own(name, Lexicon.class);
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
