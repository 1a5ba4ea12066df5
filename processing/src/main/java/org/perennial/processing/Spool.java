package org.perennial.processing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;

/** Articles that are complete only when all others have been seen, kept on disk till then, in order. */
final class Spool implements AutoCloseable {
    private final Path file;
    private final BufferedWriter writer;

    /** An empty spool in the directory for temporary files. */
    Spool() {
        try {
            file = Files.createTempFile("perennial-analyze", ".jsonl");
            writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the directory for temporary files (java.io.tmpdir)", e);
        }
    }

    void add(EnrichedArticle article) {
        try {
            writer.write(Json.write(article));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + file + ": is its disk full?", e);
        }
    }

    /** Gives out all that was added, in order; nothing can be added any more. */
    void drain(Consumer<EnrichedArticle> out) {
        try {
            writer.close();
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    out.accept(Json.read(line, EnrichedArticle.class));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " again", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
