package org.perennial.processing.copies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompactTest {
    private static final String ID = "00ff".repeat(8);

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Sample(@Nullable String id, List<String> list, Set<String> set) {}

    private final Serde<Sample> serde = Compact.serde(Sample.class);

    @Test
    void stringsAreReadAsTheyWereWritten() {
        Sample sample = new Sample(null, List.of(ID, "", "abc", "ABCDEF0123456789", ID + "0"), Set.of("Xocalı", ID));

        assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", sample)))
                .isEqualTo(sample);
    }

    @Test
    void anIdTakesHalfItsLength() {
        assertThat(serde.serializer().serialize("t", new Sample(ID, List.of(ID), Set.of(ID))))
                .hasSizeLessThan(2 * ID.length());
    }
}
