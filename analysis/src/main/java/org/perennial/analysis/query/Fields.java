package org.perennial.analysis.query;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.perennial.analysis.query.Query.Field;
import org.perennial.analysis.query.Query.NumberField;
import org.perennial.analysis.query.Query.Range;
import org.perennial.analysis.query.Query.Side;
import org.perennial.analysis.query.Query.Trait;
import org.perennial.analysis.query.QueryFault.Said;

/** The fields by name, and what their values may be. */
final class Fields {
    private static final List<String> KINDS =
            List.of("commemoration", "founding", "birth", "death", "observance", "private", "other");
    private static final List<String> RELATIONS =
            List.of("original", "exact", "near", "revision", "part_of", "recurrence");
    /** What {@code has:} may ask for besides traits: the field, and the value that means that it is there. */
    private static final Map<String, Query> PRESENT = Map.of(
            "event", new Query.Match(Field.EVENT, List.of()),
            "story", new Query.Match(Field.STORY, List.of()),
            "country", new Query.Match(Field.COUNTRY, List.of()),
            "n", new Query.Amount(NumberField.N, List.of(Range.ALL)),
            "year", new Query.Amount(NumberField.YEAR, List.of(Range.ALL)),
            "copies", new Query.Amount(NumberField.COPIES, List.of(new Range(1, Integer.MAX_VALUE))));

    private static final Map<String, Said> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("lang", QueryFault.EXPECT_LANGUAGE.of()),
            Map.entry("source", QueryFault.EXPECT_SOURCE.of()),
            Map.entry("country", QueryFault.EXPECT_COUNTRY.of()),
            Map.entry("event", QueryFault.EXPECT_EVENT.of()),
            Map.entry("kind", QueryFault.EXPECT_ONE_OF.of(String.join(", ", KINDS))),
            Map.entry("story", QueryFault.EXPECT_STORY.of()),
            Map.entry("relation", QueryFault.EXPECT_ONE_OF.of(String.join(", ", RELATIONS))),
            Map.entry("year", QueryFault.EXPECT_YEAR.of()),
            Map.entry("n", QueryFault.EXPECT_N.of()),
            Map.entry("copies", QueryFault.EXPECT_COPIES.of()),
            Map.entry("has", QueryFault.EXPECT_ONE_OF.of(String.join(", ", traits()))),
            Map.entry("after", QueryFault.EXPECT_MOMENT.of()),
            Map.entry("before", QueryFault.EXPECT_MOMENT.of()),
            Map.entry("title", QueryFault.EXPECT_WORDS.of()),
            Map.entry("author", QueryFault.EXPECT_WORDS.of()),
            Map.entry("section", QueryFault.EXPECT_WORDS.of())));

    private Fields() {}

    /**
     * A value as it was typed.
     *
     * @param column where it begins
     */
    record Value(int column, String text) {}

    static boolean isKnown(String name) {
        return EXPECTED.containsKey(name.toLowerCase(Locale.ROOT));
    }

    static Optional<Said> expected(String name) {
        return Optional.ofNullable(EXPECTED.get(name.toLowerCase(Locale.ROOT)));
    }

    static Optional<Scope> scope(String name) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.word().equalsIgnoreCase(name))
                .findFirst();
    }

    static QuerySyntaxException unknown(String name, int column) {
        return new QuerySyntaxException(
                column,
                QueryFault.UNKNOWN_FIELD.of(name),
                Suggestion.of(name, EXPECTED.keySet())
                        .map(field -> QueryFault.DID_YOU_MEAN.of(field + ":"))
                        .orElse(QueryFault.QUOTE_OR_USE.of(EXPECTED.keySet().stream()
                                .map(field -> field + ":")
                                .collect(Collectors.joining(" ")))));
    }

    /** The condition of a known field whose values are no words. */
    static Query read(String name, List<Value> values) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "year" -> Ranges.read(NumberField.YEAR, values);
            case "n" -> Ranges.read(NumberField.N, values);
            case "copies" -> Ranges.read(NumberField.COPIES, values);
            case "has" -> Query.or(values.stream().map(Fields::trait).toList());
            case "after" -> new Query.Appeared(Side.AFTER, Moments.read(single(name, values)));
            case "before" -> new Query.Appeared(Side.BEFORE, Moments.read(single(name, values)));
            default -> match(Field.valueOf(name.toUpperCase(Locale.ROOT)), values);
        };
    }

    private static Value single(String name, List<Value> values) {
        if (values.size() > 1) {
            throw new QuerySyntaxException(
                    values.get(1).column(), QueryFault.SECOND_DATE.of(name), QueryFault.GIVE_ONE_DATE.of());
        }
        return values.get(0);
    }

    private static Query match(Field field, List<Value> values) {
        List<String> read = new ArrayList<>();
        for (Value value : values) {
            if (value.text().equals("*")) {
                return new Query.Match(field, List.of());
            }
            if (value.text().endsWith("*")) {
                throw new QuerySyntaxException(
                        value.column(),
                        QueryFault.STAR_IN_VALUE.of(value.text()),
                        EXPECTED.getOrDefault(QueryPrinter.name(field), QueryFault.EXPECT_VALUE.of()),
                        QueryFault.STAR_ALONE.of());
            }
            String one = value(field, value);
            if (!read.contains(one)) {
                read.add(one);
            }
        }
        return new Query.Match(field, read);
    }

    private static String value(Field field, Value value) {
        String text = value.text();
        return switch (field) {
            case LANG -> language(value);
            case COUNTRY -> country(value);
            case SOURCE -> {
                String host =
                        FieldValues.lower(text).replaceFirst("^[a-z]+://", "").replaceFirst("^[*.]+", "");
                if (host.isEmpty() || host.matches("(?s).*[/\\s\\x00].*")) {
                    throw wrong(field, value, List.of());
                }
                yield host;
            }
            case EVENT -> {
                if (text.isBlank() || text.indexOf('\0') >= 0) {
                    throw wrong(field, value, List.of());
                }
                yield FieldValues.lower(text);
            }
            case STORY -> {
                if (text.isBlank() || text.indexOf('\0') >= 0) {
                    throw wrong(field, value, List.of());
                }
                yield text;
            }
            case KIND -> oneOf(field, value, KINDS);
            case RELATION -> oneOf(field, value, RELATIONS);
        };
    }

    private static String oneOf(Field field, Value value, List<String> known) {
        String lower = value.text().toLowerCase(Locale.ROOT);
        if (!known.contains(lower)) {
            throw wrong(field, value, known);
        }
        return lower;
    }

    private static String language(Value value) {
        String text = value.text();
        if (!text.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")) {
            for (String tag : ULocale.getISOLanguages()) {
                if (tag.length() == 2
                        && ULocale.getDisplayLanguage(tag, ULocale.ENGLISH).equalsIgnoreCase(text)) {
                    throw wrong(Field.LANG, value, List.of(tag));
                }
            }
            throw wrong(Field.LANG, value, List.of());
        }
        String[] parts = text.replace('_', '-').toLowerCase(Locale.ROOT).split("-");
        for (int i = 1; i < parts.length; i++) {
            parts[i] = switch (parts[i].length()) {
                case 2 -> parts[i].toUpperCase(Locale.ROOT);
                case 4 -> parts[i].substring(0, 1).toUpperCase(Locale.ROOT) + parts[i].substring(1);
                default -> parts[i];
            };
        }
        return String.join("-", parts);
    }

    private static String country(Value value) {
        String code = value.text().toUpperCase(Locale.ROOT).replaceFirst("^UK$", "GB");
        if (Countries.ALL.contains(code)) {
            return code;
        }
        for (String known : Countries.ALL) {
            if (ULocale.getDisplayCountry("und-" + known, ULocale.ENGLISH).equalsIgnoreCase(value.text())) {
                throw wrong(Field.COUNTRY, value, List.of(known));
            }
        }
        throw wrong(Field.COUNTRY, value, List.of());
    }

    /** @param known the values of which one may have been meant; one alone is suggested as it is */
    private static QuerySyntaxException wrong(Field field, Value value, List<String> known) {
        String name = QueryPrinter.name(field);
        return new QuerySyntaxException(
                value.column(),
                QueryFault.WRONG_VALUE.of(value.text(), name),
                (known.size() == 1 ? Optional.of(known.get(0)) : Suggestion.of(value.text(), known))
                        .map(meant -> QueryFault.DID_YOU_MEAN.of(name + ":" + meant))
                        .orElse(EXPECTED.getOrDefault(name, QueryFault.EXPECT_VALUE.of())));
    }

    private static Query trait(Value value) {
        String text = value.text().toLowerCase(Locale.ROOT);
        Query present = PRESENT.get(text);
        if (present != null) {
            return present;
        }
        for (Trait trait : Trait.values()) {
            if (QueryPrinter.name(trait).equals(text)) {
                return new Query.Has(trait);
            }
        }
        throw new QuerySyntaxException(
                value.column(),
                QueryFault.WRONG_TRAIT.of(value.text()),
                Suggestion.of(text, traits())
                        .map(meant -> QueryFault.DID_YOU_MEAN.of("has:" + meant))
                        .orElse(QueryFault.EXPECT_ONE_OF.of(String.join(", ", traits()))));
    }

    private static Set<String> traits() {
        Set<String> names = new TreeSet<>(PRESENT.keySet());
        for (Trait trait : Trait.values()) {
            names.add(QueryPrinter.name(trait));
        }
        return names;
    }
}
