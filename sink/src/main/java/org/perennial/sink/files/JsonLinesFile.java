package org.perennial.sink.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;

/** JSON Lines. */
final class JsonLinesFile implements RowFile {
    private final BufferedWriter lines;

    JsonLinesFile(Path file) throws IOException {
        this.lines = Files.newBufferedWriter(file);
    }

    @Override
    public void add(EnrichedArticle article) throws IOException {
        lines.write(Json.write(article));
        lines.write('\n');
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
