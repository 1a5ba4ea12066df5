package org.perennial.analysis.anniversary;

/**
 * A number found in a text.
 *
 * @param value the number
 * @param from first token
 * @param to token after the last
 * @param form how it is written
 */
record ReadNumber(int value, int from, int to, Form form) {
    enum Form {
        DIGITS,
        /** Digits with an ordinal's ending. */
        DIGITS_ORDINAL,
        WORD,
        WORD_ORDINAL,
        ROMAN
    }

    boolean isOrdinal() {
        return form == Form.DIGITS_ORDINAL || form == Form.WORD_ORDINAL || form == Form.ROMAN;
    }
}
