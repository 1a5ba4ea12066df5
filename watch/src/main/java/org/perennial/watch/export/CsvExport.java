package org.perennial.watch.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.perennial.watch.search.Found;

/** Comma-separated values after RFC 4180. */
final class CsvExport implements Export {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvWriter csv;

    private CsvExport(OutputStream out) {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(Columns.NAMES);
    }

    static CsvExport clean(OutputStream out) {
        return new CsvExport(out);
    }

    static CsvExport forExcel(OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        return new CsvExport(out);
    }

    @Override
    public void add(Found found) {
        csv.writeRecord(Columns.of(found).stream().map(CsvExport::harmless).toList());
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    /**
     * A spreadsheet takes a cell that begins like a formula for one, even between quotes, and a formula may read other cells
     * and call on addresses. An apostrophe before it makes it a text. Signs of full width count too: Excel reads them alike.
     */
    static String harmless(String cell) {
        if (cell.isEmpty()) {
            return cell;
        }
        return switch (cell.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> "'" + cell;
            default -> cell;
        };
    }
}
