package org.perennial.analysis.query;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perennial.analysis.query.Fields.Value;
import org.perennial.analysis.query.Query.NumberField;
import org.perennial.analysis.query.Query.Range;

/** Reads numbers and their ranges. */
final class Ranges {
    private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<|=|≥|≤)\\s*(-?\\d{1,9})");
    private static final Pattern ONE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern SPAN = Pattern.compile("(-?\\d{1,9})?(?:\\.\\.|…)(-?\\d{1,9})?");

    private Ranges() {}

    static Query read(NumberField field, List<Value> values) {
        return new Query.Amount(
                field,
                values.stream().map(value -> range(field, value)).distinct().toList());
    }

    private static Range range(NumberField field, Value value) {
        String text = withOurDigits(value.text());
        if (text.equals("*")) {
            return Range.ALL;
        }
        if (ONE.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            return new Range(number, number);
        }
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            int number = Integer.parseInt(compared.group(2));
            return switch (compared.group(1)) {
                case ">=", "≥" -> new Range(number, Integer.MAX_VALUE);
                case ">" -> new Range(number + 1, Integer.MAX_VALUE);
                case "<=", "≤" -> new Range(Integer.MIN_VALUE, number);
                case "<" -> new Range(Integer.MIN_VALUE, number - 1);
                default -> new Range(number, number);
            };
        }
        Matcher span = SPAN.matcher(text);
        if (span.matches() && (span.group(1) != null || span.group(2) != null)) {
            int from = span.group(1) == null ? Integer.MIN_VALUE : Integer.parseInt(span.group(1));
            int to = span.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(span.group(2));
            if (from > to) {
                throw new QuerySyntaxException(
                        value.column(), QueryFault.EMPTY_RANGE.of(text), QueryFault.DID_YOU_MEAN.of(to + ".." + from));
            }
            return new Range(from, to);
        }
        String name = QueryPrinter.name(field);
        throw new QuerySyntaxException(
                value.column(),
                QueryFault.WRONG_VALUE.of(value.text(), name),
                Fields.expected(name).orElse(QueryFault.EXPECT_VALUE.of()));
    }

    /** The text with the digits of all scripts as 0 to 9. */
    static String withOurDigits(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            int digit = Character.isDigit(c) ? UCharacter.digit(c, 10) : -1;
            out.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return out.toString();
    }
}
