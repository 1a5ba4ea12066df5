package org.perennial.watch.export;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Language;
import org.perennial.watch.search.Found;

/**
 * A workbook of Excel: all cells are texts, so none is a formula. A sheet that is full is followed by another; a text longer
 * than a cell can be is cut.
 */
final class XlsxExport implements Export {
    /** The most characters of a cell, in units of UTF-16. */
    static final int LONGEST_CELL = 32_767;

    private static final int ROWS_AT_ONCE = 200;
    private static final int TITLE = Columns.NAMES.indexOf("title");
    private static final int TEXT = Columns.NAMES.indexOf("text");
    private static final double WIDE = 60;
    private static final String PROGRAM = "Perennial";
    /** Excel wants two digits, a point and four. */
    private static final String VERSION = "01.0000";

    private final Workbook workbook;
    private final int rowsOfSheet;
    private int sheets;
    private int row;
    private int cut;
    private @Nullable Worksheet sheet;

    XlsxExport(OutputStream out) {
        this(out, Worksheet.MAX_ROWS);
    }

    /** @param rowsOfSheet how many rows a sheet has at most, with that of the names; at least 2 */
    XlsxExport(OutputStream out, int rowsOfSheet) {
        this.workbook = new Workbook(out, PROGRAM, VERSION);
        this.rowsOfSheet = rowsOfSheet;
    }

    @Override
    public void add(Found found) throws IOException {
        Worksheet current = sheet;
        if (current == null || row == rowsOfSheet) {
            current = nextSheet();
        }
        List<String> cells = Columns.of(found);
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                current.inlineString(row, column, fitting(cells.get(column)));
            }
        }
        if (isRightToLeft(found.article().language())) {
            current.style(row, TITLE).horizontalAlignment("right").set();
            current.style(row, TEXT).horizontalAlignment("right").set();
        }
        row++;
        if (row % ROWS_AT_ONCE == 0) {
            current.flush();
        }
    }

    @Override
    public void finish() throws IOException {
        Worksheet last = sheet == null ? nextSheet() : sheet;
        last.finish();
        workbook.finish();
    }

    @Override
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (cut > 0) {
            notices.add(cut + (cut == 1 ? " text was" : " texts were") + " cut to " + LONGEST_CELL
                    + " characters, the most that a cell of Excel holds; csv and jsonl have the whole texts");
        }
        if (sheets > 1) {
            notices.add("the articles stand in " + sheets + " sheets, since a sheet of Excel holds " + rowsOfSheet
                    + " rows");
        }
        return notices;
    }

    private Worksheet nextSheet() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        sheets++;
        Worksheet next = workbook.newWorksheet(sheets == 1 ? "articles" : "articles " + sheets);
        next.freezePane(0, 1);
        next.width(TITLE, WIDE);
        next.width(TEXT, WIDE);
        for (int column = 0; column < Columns.NAMES.size(); column++) {
            next.inlineString(0, column, Columns.NAMES.get(column));
        }
        sheet = next;
        row = 1;
        return next;
    }

    private String fitting(String cell) {
        String allowed = XmlText.of(cell);
        if (allowed.length() <= LONGEST_CELL) {
            return allowed;
        }
        cut++;
        int end = Character.isHighSurrogate(allowed.charAt(LONGEST_CELL - 2)) ? LONGEST_CELL - 2 : LONGEST_CELL - 1;
        return allowed.substring(0, end) + "…";
    }

    private static boolean isRightToLeft(@Nullable Language language) {
        return language != null && ULocale.forLanguageTag(language.tag()).isRightToLeft();
    }
}
