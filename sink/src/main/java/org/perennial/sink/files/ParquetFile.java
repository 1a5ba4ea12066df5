package org.perennial.sink.files;

import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.perennial.contract.EnrichedArticle;

/** Parquet. */
final class ParquetFile implements RowFile {
    private final ParquetWriter<EnrichedArticle> rows;

    ParquetFile(Path file) throws IOException {
        Files.deleteIfExists(file); // the library overwrites nothing
        this.rows = ParquetWriter.writeFile(ParquetColumns.SCHEMA, file.toFile(), ParquetColumns::write);
    }

    @Override
    public void add(EnrichedArticle article) throws IOException {
        rows.write(article);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
