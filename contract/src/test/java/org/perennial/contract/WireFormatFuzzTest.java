package org.perennial.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as the value of a record. In usual runs the seeds alone; CONTRIBUTING says how to look for more. */
class WireFormatFuzzTest {
    private static final List<Serde<?>> SERDES = List.of(
            Json.serde(RawArticle.class),
            Json.serde(EnrichedArticle.class),
            Json.serde(Occurrence.class),
            Json.serde(Relation.class),
            Json.serde(Cluster.class),
            Json.serde(StoryPart.class),
            Json.serde(Alert.class),
            Json.serde(FeedState.class));

    static Stream<byte[]> values() {
        return Stream.of(
                        "{\"id\":\"a\",\"url\":\"https://a.example/1\",\"title\":\"T\",\"text\":\"W\",\"authors\":[\"A\"],"
                                + "\"published\":\"2025-02-25T09:10:00Z\",\"published_from\":\"json-ld\",\"truncated\":true,"
                                + "\"details\":{\"tags\":[\"t\"],\"amp\":true}}",
                        "{\"id\":\"a\",\"published\":1e99,\"authors\":[null]}",
                        "null")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("values")
    @FuzzTest(maxDuration = "1m")
    void everyValueIsRefusedOrReadAndWrittenAgainWithNothingLost(byte[] value) {
        SERDES.forEach(serde -> check(serde, value));
    }

    private static <T> void check(Serde<T> serde, byte[] value) {
        T read;
        try {
            read = serde.deserializer().deserialize("topic", value);
        } catch (SerializationException refused) {
            return;
        }
        byte[] written;
        try {
            written = serde.serializer().serialize("topic", read);
        } catch (SerializationException halfCharacters) {
            return; // which no UTF-8 holds: processing puts such a record aside
        }
        assertThat(serde.deserializer().deserialize("topic", written)).isEqualTo(read);
    }
}
