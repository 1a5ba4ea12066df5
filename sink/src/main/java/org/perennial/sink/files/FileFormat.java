package org.perennial.sink.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** How articles stand in files. */
public enum FileFormat {
    /** One enriched article a line, as on the topic, in UTF-8. */
    JSONL("jsonl") {
        @Override
        RowFile open(Path file) throws IOException {
            return new JsonLinesFile(file);
        }
    },
    /** The columns of {@link ParquetColumns}. */
    PARQUET("parquet") {
        @Override
        RowFile open(Path file) throws IOException {
            return new ParquetFile(file);
        }
    };

    private final String word;

    FileFormat(String word) {
        this.word = word;
    }

    /** Begins a file; what has the name is overwritten. */
    abstract RowFile open(Path file) throws IOException;

    /** How it is called in settings, and how names end. */
    public String word() {
        return word;
    }

    /** The format that a word names; empty if it names none. */
    public static Optional<FileFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }
}
