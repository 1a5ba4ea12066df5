package org.perennial.watch.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A small table as comma-separated values after RFC 4180; no cell of it is taken for a formula. */
public final class CsvTable {
    private CsvTable() {}

    /**
     * The table.
     *
     * @param names of the columns
     * @param rows as long as the names
     */
    public static String of(List<String> names, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(names);
            rows.forEach(
                    row -> csv.writeRecord(row.stream().map(CsvExport::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
