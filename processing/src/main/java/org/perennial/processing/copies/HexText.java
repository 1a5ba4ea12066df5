package org.perennial.processing.copies;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Strings that are hexadecimal as bytes, all others as they are; each is read as it was written. */
final class HexText {
    /** Shorter ones are words as often as hashes, and save nothing. */
    private static final int LEAST = 16;

    private static final HexFormat HEX = HexFormat.of();

    private HexText() {}

    static Module module() {
        return new SimpleModule().addSerializer(String.class, new Writer()).addDeserializer(String.class, new Reader());
    }

    private static boolean isHex(String text) {
        return text.length() >= LEAST
                && text.length() % 2 == 0
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static final class Writer extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (isHex(text)) {
                out.writeBinary(HEX.parseHex(text));
            } else {
                out.writeString(text);
            }
        }
    }

    private static final class Reader extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
                    ? HEX.formatHex(in.getBinaryValue())
                    : in.getValueAsString();
        }
    }
}
