package org.perennial.analysis.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Query.Range;

/** When a value of an article is the one that was asked for. */
final class FieldValues {
    private FieldValues() {}

    /** Whether a value is the wanted one or goes on after a hyphen, as {@code sr-Latn} does after {@code sr}. */
    static boolean begins(String value, String wanted) {
        return value.startsWith(wanted) && (value.length() == wanted.length() || value.charAt(wanted.length()) == '-');
    }

    /** Whether an address is the wanted one or lies below it. */
    static boolean liesIn(String address, String wanted) {
        String lower = lower(address);
        return lower.endsWith(wanted)
                && (lower.length() == wanted.length() || lower.charAt(lower.length() - wanted.length() - 1) == '.');
    }

    /** The text with A to Z in lower case, which is what databases of any collation agree on. */
    static String lower(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                out.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return out.toString();
    }

    static boolean isAmong(List<Range> ranges, int low, int high) {
        return ranges.stream().anyMatch(range -> range.meets(low, high));
    }

    /** The value of a document that is asked for; null if it has none such, and for fields of its mentions. */
    static @Nullable String found(Document document, Query.Match match) {
        return switch (match.field()) {
            case LANG -> first(document.languages(), match);
            case SOURCE -> first(document.source(), match);
            case COUNTRY -> first(Countries.of(document.source()), match);
            case STORY -> first(document.story(), match);
            case RELATION -> first(document.relation(), match);
            case EVENT, KIND -> null;
        };
    }

    private static @Nullable String first(@Nullable String value, Query.Match match) {
        return value == null ? null : first(List.of(value), match);
    }

    private static @Nullable String first(List<String> values, Query.Match match) {
        return values.stream()
                .filter(value -> matches(match, value))
                .findFirst()
                .orElse(null);
    }

    private static boolean matches(Query.Match match, String value) {
        return match.values().isEmpty()
                || match.values().stream().anyMatch(wanted -> switch (match.field()) {
                    case LANG -> begins(value, wanted);
                    case SOURCE -> liesIn(value, wanted);
                    default -> value.equals(wanted);
                });
    }
}
