package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The codec of every topic: UTF-8 JSON in snake_case, instants in ISO 8601 with {@code Z}, absent fields left out, unknown
 * fields ignored.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Else characters beyond the first plane take twelve bytes each, and a long text of them is more than a
            // topic takes.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private Json() {}

    /** The mapper itself; shared, and not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** One value as one line of JSON. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new SerializationException(
                    "cannot write " + value.getClass().getSimpleName() + " as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The value of this type that a JSON text holds.
     *
     * @throws SerializationException if it holds none; the message says where and why
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return present(reader(type).readValue(json), type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    /** Refuses what has more behind it: of two articles in one record the second would be lost. */
    private static ObjectReader reader(Class<?> type) {
        return MAPPER.readerFor(type).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Keys and values of this type on a topic; null bytes are a null value (a tombstone). */
    public static <T> Serde<T> serde(Class<T> type) {
        return Serdes.serdeFrom(serializer(type), deserializer(type));
    }

    @SuppressWarnings("NullAway") // Kafka's interfaces know no nullness; null stands for a tombstone
    private static <T> Serializer<T> serializer(Class<T> type) {
        return (topic, value) -> {
            if (value == null) {
                return null;
            }
            try {
                return MAPPER.writeValueAsBytes(value);
            } catch (JsonProcessingException e) {
                throw new SerializationException(
                        "cannot write " + type.getSimpleName() + " to topic " + topic + ": " + e.getOriginalMessage(),
                        e);
            }
        };
    }

    @SuppressWarnings("NullAway") // as above
    private static <T> Deserializer<T> deserializer(Class<T> type) {
        ObjectReader reader = reader(type);
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try {
                return present(reader.readValue(bytes), type);
            } catch (JsonProcessingException e) {
                throw unreadable(type, e);
            } catch (IOException e) {
                throw new SerializationException("cannot read " + type.getSimpleName() + " from topic " + topic, e);
            }
        };
    }

    private static <T> T present(@Nullable T value, Class<T> type) {
        if (value == null) {
            throw new SerializationException("cannot read " + type.getSimpleName() + " from the JSON word null");
        }
        return value;
    }

    private static SerializationException unreadable(Class<?> type, JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return new SerializationException(
                "cannot read " + type.getSimpleName() + where + ": " + e.getOriginalMessage(), e);
    }
}
