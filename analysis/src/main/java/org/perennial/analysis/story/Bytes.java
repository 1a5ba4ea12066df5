package org.perennial.analysis.story;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedding;

/** The bytes of state records: a version, then fields in order. */
final class Bytes {
    private static final int VERSION = 1;

    interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private Bytes() {}

    static byte[] of(Writer fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            fields.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException naming the key when the value was written by another version or cut */
    static <T> T read(String key, byte[] value, Reader<T> fields) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            if (in.readByte() == VERSION) {
                return fields.read(in);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the state record " + key + " is cut: " + value.length + " bytes", e);
        }
        throw new IllegalArgumentException("the state record " + key + " is of version " + value[0] + ", not " + VERSION
                + "; it was written by another release");
    }

    static void writeFeatures(StoryFeatures features, DataOutputStream out) throws IOException {
        byte[] bytes = features.toBytes();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Stands last in a record, which ends without it where there is none. */
    static void writeEmbedding(@Nullable Embedding embedding, DataOutputStream out) throws IOException {
        if (embedding != null) {
            out.write(embedding.toBytes());
        }
    }

    /** Null at the end of a record. */
    static @Nullable Embedding readEmbedding(DataInputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        return bytes.length == 0 ? null : Embedding.fromBytes(bytes);
    }

    static StoryFeatures readFeatures(DataInputStream in) throws IOException {
        byte[] bytes = new byte[Math.min(in.readInt(), StoryFeatures.MOST_BYTES + 1)];
        in.readFully(bytes);
        return StoryFeatures.fromBytes(bytes);
    }
}
