package org.perennial.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Cuts texts into the tokens of one model. Safe for use by several threads until it is closed. */
final class Tokens implements AutoCloseable {
    private static final String OFFLINE = "ai.djl.offline";
    private static final String FLAVOUR = "RUST_FLAVOR";
    private static final String TELLS_NOBODY = "OPT_OUT_TRACKING";
    private static final String CACHE = "ENGINE_CACHE_DIR";

    private final HuggingFaceTokenizer tokenizer;

    private Tokens(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** @throws IllegalArgumentException if the file is no tokenizer.json */
    static Tokens read(Path file, int most) {
        loadLibrary();
        try {
            return new Tokens(HuggingFaceTokenizer.builder()
                    .optTokenizerPath(file)
                    .optTruncation(true)
                    .optPadding(false)
                    .optMaxLength(most)
                    .build());
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    file + " is no tokenizer.json that can be used: " + e.getMessage()
                            + "; give the one that came with the model",
                    e);
        }
    }

    /**
     * Loads the native library out of its jar. Left to itself it would look for a processor for graphics, fetch a library for
     * that, leave a copy in the user's home, and count its uses somewhere.
     */
    private static synchronized void loadLibrary() {
        if (System.getProperty(CACHE) != null) {
            return; // by us, or where someone wants it
        }
        System.setProperty(OFFLINE, "true");
        System.setProperty(FLAVOUR, "cpu");
        System.setProperty(TELLS_NOBODY, "true");
        try {
            Path folder = Files.createTempDirectory("perennial-tokenizers");
            System.setProperty(CACHE, folder.toString());
            try {
                ai.djl.huggingface.tokenizers.jni.LibUtils.checkStatus();
            } finally {
                remove(folder); // what is loaded stays loaded
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the tokenizer's library cannot be unpacked into the temporary folder", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * The tokens of a text.
     *
     * @param ids their numbers in the model's vocabulary
     * @param mask 1 for each
     * @param types 0 for each, or which of two texts it is of
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Cut(long[] ids, long[] mask, long[] types) {}

    Cut cut(String text) {
        Encoding encoding = tokenizer.encode(text);
        return new Cut(encoding.getIds(), encoding.getAttentionMask(), encoding.getTypeIds());
    }

    /** The names of what a text is cut into, in the order in which models take them. */
    static List<String> inputs() {
        return List.of("input_ids", "attention_mask", "token_type_ids");
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
