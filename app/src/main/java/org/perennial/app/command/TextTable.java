package org.perennial.app.command;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;

/** Cells in columns as wide as a terminal shows their widest, wherever the text is from. For one thread. */
final class TextTable {
    private static final String BETWEEN = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a line of cells. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** The lines, without spaces at their ends. */
    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = width(row.get(column));
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(column == 0 ? "" : BETWEEN).append(cell).append(" ".repeat(widths.get(column) - width(cell)));
        }
        return line.toString().stripTrailing();
    }

    /** In columns of a terminal: marks above a letter take none, ideographs two. */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int letter) {
        return switch (UCharacter.getType(letter)) {
            case ECharacterCategory.NON_SPACING_MARK, ECharacterCategory.ENCLOSING_MARK, ECharacterCategory.FORMAT -> 0;
            default -> {
                int wide = UCharacter.getIntPropertyValue(letter, UProperty.EAST_ASIAN_WIDTH);
                yield wide == UCharacter.EastAsianWidth.WIDE || wide == UCharacter.EastAsianWidth.FULLWIDTH ? 2 : 1;
            }
        };
    }
}
