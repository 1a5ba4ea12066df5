package org.perennial.watch.definition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.timing.Spans;
import org.perennial.watch.timing.Times;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads and writes watches and channels as YAML and JSON. Unknown keys are refused; an error names line and column and says
 * what to write. Safe for all threads.
 */
public final class DefinitionReader {
    private static final int LARGEST_FILE = 16 * 1024 * 1024;
    private static final ObjectMapper YAML = yaml();
    private static final ObjectMapper JSON = strict(JsonMapper.builder()).build();

    private DefinitionReader() {}

    /** A watch and the line that it begins in. */
    record Placed(Watch watch, int line) {}

    /**
     * The watches of a file: {@code watches:} with a list below it, or one watch alone.
     *
     * @throws IllegalArgumentException if it cannot be read; the message begins with line and column
     */
    static Map<String, Placed> watches(String text) {
        Map<String, Placed> watches = new LinkedHashMap<>();
        try (JsonParser parser = YAML.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return watches;
            }
            if (first != JsonToken.START_OBJECT) {
                throw fault(parser.currentTokenLocation(), "expected \"watches:\" with a list of watches below it");
            }
            if (parser.nextToken() == JsonToken.FIELD_NAME
                    && parser.currentName().equals("watches")) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw fault(
                            parser.currentTokenLocation(), "\"watches\" must be a list: begin each with \"- name: …\"");
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    keep(watches, parser, text);
                }
                if (parser.nextToken() == JsonToken.FIELD_NAME) {
                    throw fault(
                            parser.currentTokenLocation(),
                            "unknown key \"" + parser.currentName() + "\": the only one at this place is \"watches\"");
                }
                return watches;
            }
        } catch (IOException e) {
            throw fault(e);
        }
        try (JsonParser parser = YAML.createParser(text)) { // one watch alone
            parser.nextToken();
            keep(watches, parser, text);
        } catch (IOException e) {
            throw fault(e);
        }
        return watches;
    }

    private static void keep(Map<String, Placed> watches, JsonParser parser, String text) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        Watch watch = value(YAML, parser, Watch.class, text, at);
        if (watch == null) {
            throw fault(at, "a watch is empty: begin it with \"- name: …\"");
        }
        Placed before = watches.putIfAbsent(watch.name(), new Placed(watch, at.getLineNr()));
        if (before != null) {
            throw fault(
                    at,
                    "watch " + watch.name() + " stands here a second time, after line " + before.line()
                            + ": rename one");
        }
    }

    /**
     * The channels of a file: {@code channels:} with their names below it.
     *
     * @throws IllegalArgumentException if it cannot be read; the message begins with line and column
     */
    static Map<String, ChannelDefinition> channels(String text) {
        Map<String, ChannelDefinition> channels = new LinkedHashMap<>();
        try (JsonParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                return channels;
            }
            if (parser.currentToken() != JsonToken.START_OBJECT
                    || parser.nextToken() != JsonToken.FIELD_NAME
                    || !parser.currentName().equals("channels")
                    || parser.nextToken() != JsonToken.START_OBJECT) {
                throw fault(
                        parser.currentTokenLocation(), "expected \"channels:\" with the names of channels below it");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                JsonLocation at = parser.currentTokenLocation();
                String name = parser.currentName();
                try {
                    Watch.checkedName(name, "a channel");
                } catch (IllegalArgumentException e) {
                    throw fault(at, String.valueOf(e.getMessage()));
                }
                parser.nextToken();
                ChannelDefinition channel = value(YAML, parser, ChannelDefinition.class, text, at);
                if (channel == null) {
                    throw fault(at, "channel " + name + " is empty: write {type: mail, …}");
                }
                channels.put(name, channel);
            }
            return channels;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /**
     * A watch from JSON.
     *
     * @throws IllegalArgumentException if it is none; the message says where and what to write
     */
    public static Watch watch(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            Watch watch = value(JSON, parser, Watch.class, json, JsonLocation.NA);
            if (watch == null) {
                throw new IllegalArgumentException("the watch is empty: send {\"name\": …, \"query\": …}");
            }
            return watch;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** A watch as JSON; {@link #watch} reads it back into an equal one. */
    public static String json(Watch watch) {
        return written(JSON, watch);
    }

    /** A watch as a YAML file. */
    public static String yaml(Watch watch) {
        return written(YAML, watch);
    }

    private static String written(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /** Unknown keys are found when all others have been read, so their place is looked for. */
    private static <T> @Nullable T value(
            ObjectMapper mapper, JsonParser parser, Class<T> type, String text, JsonLocation from) throws IOException {
        try {
            return mapper.readValue(parser, type);
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw fault(
                    place(mapper, text, e.getPropertyName(), from),
                    "unknown key \"" + e.getPropertyName() + "\": known are " + known);
        }
    }

    /** Where a key first stands from a place on; absent if it cannot be told. */
    private static @Nullable JsonLocation place(ObjectMapper mapper, String text, String key, JsonLocation from)
            throws IOException {
        try (JsonParser parser = mapper.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonLocation at = parser.currentTokenLocation();
                if (token == JsonToken.FIELD_NAME
                        && parser.currentName().equals(key)
                        && at.getLineNr() >= from.getLineNr()) {
                    return at;
                }
            }
            return null;
        }
    }

    private static IllegalArgumentException fault(IOException e) {
        if (e instanceof JsonMappingException mapping) {
            String key = mapping.getPath().stream()
                    .map(part -> part.getFieldName() == null ? "" + (part.getIndex() + 1) : part.getFieldName())
                    .collect(Collectors.joining("."));
            return fault(mapping.getLocation(), (key.isEmpty() ? "" : key + ": ") + reason(mapping), mapping);
        }
        if (e instanceof JsonProcessingException text) {
            return fault(text.getLocation(), "cannot be read: " + firstLine(text.getOriginalMessage()));
        }
        return new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
    }

    /** Our own words about a value where there are any; the parser's otherwise. */
    private static String reason(JsonMappingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && !(cause instanceof JsonProcessingException)) {
                return String.valueOf(cause.getMessage());
            }
        }
        return firstLine(e.getOriginalMessage());
    }

    private static IllegalArgumentException fault(@Nullable JsonLocation at, String what) {
        return new IllegalArgumentException(place(at) + what);
    }

    private static IllegalArgumentException fault(@Nullable JsonLocation at, String what, Throwable cause) {
        return new IllegalArgumentException(place(at) + what, cause);
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : at.getLineNr() + ":" + at.getColumnNr() + ": ";
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static ObjectMapper yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST_FILE);
        options.setAllowDuplicateKeys(false);
        return strict(YAMLMapper.builder(YAMLFactory.builder()
                        .loaderOptions(options)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .build()))
                .build();
    }

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B strict(B builder) {
        return builder.addModule(new JavaTimeModule())
                .addModule(new SimpleModule()
                        .addDeserializer(Duration.class, new OfText<>(Duration.class, Spans::parse))
                        .addDeserializer(LocalTime.class, new OfText<>(LocalTime.class, Times::parse))
                        .addDeserializer(ZoneId.class, new OfText<>(ZoneId.class, DefinitionReader::zone))
                        .addSerializer(ZoneId.class, new ToStringSerializer(ZoneId.class))
                        .addSerializer(LocalTime.class, new ToStringSerializer(LocalTime.class))
                        .addSerializer(Duration.class, new SpanSerializer()))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no time zone: write one of the time zone database, such as Asia/Baku", e);
        }
    }

    /** Makes a value of its text. */
    private interface Reading<T> {
        T of(String text);
    }

    private static final class OfText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Reading<T> reading;

        OfText(Class<T> type, Reading<T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return reading.of(parser.getText());
            } catch (IllegalArgumentException | DateTimeException e) {
                JsonMappingException located = JsonMappingException.from(parser, String.valueOf(e.getMessage()));
                located.initCause(
                        e instanceof IllegalArgumentException
                                ? e
                                : new IllegalArgumentException(
                                        "\"" + parser.getText() + "\" is no time of day: write \"12:00\"", e));
                throw located;
            }
        }
    }

    private static final class SpanSerializer
            extends com.fasterxml.jackson.databind.ser.std.StdScalarSerializer<Duration> {
        private static final long serialVersionUID = 1;

        SpanSerializer() {
            super(Duration.class);
        }

        @Override
        public void serialize(
                Duration value,
                com.fasterxml.jackson.core.JsonGenerator generator,
                com.fasterxml.jackson.databind.SerializerProvider provider)
                throws IOException {
            generator.writeString(Spans.text(value));
        }
    }
}
