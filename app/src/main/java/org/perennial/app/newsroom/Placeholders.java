package org.perennial.app.newsroom;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills <code>{{…}}</code> in a text by an entry's publication date, so that texts written once are right in any year.
 *
 * <p>Dates are Gregorian and UTC unless the language tag names another calendar ({@code fa-u-ca-persian}); words,
 * ordinals and dates are ICU's.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern YEARS = Pattern.compile("(\\d{1,4})([+-]\\d{1,4})?");
    private static final String KNOWN =
            "years, ordinal, words, ordinal-words, date, day-month, year, iso, weekday (see the README of the newsroom)";

    private final LocalDate published;
    private final Function<String, String> addressOfEntry;

    /** Placeholders of an entry published at the instant. */
    Placeholders(Instant published) {
        this(published, id -> {
            throw new IllegalArgumentException("page works in raw and raw_html only");
        });
    }

    /** The same for raw texts, where <code>{{page:id}}</code> stands for the address of an entry. */
    Placeholders(Instant published, Function<String, String> addressOfEntry) {
        this.published = published.atOffset(ZoneOffset.UTC).toLocalDate();
        this.addressOfEntry = addressOfEntry;
    }

    /** The text with every placeholder filled; an unknown one is refused by name. */
    String fill(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(filled, Matcher.quoteReplacement(value(found.group(), found.group(1))));
        }
        return found.appendTail(filled).toString();
    }

    private String value(String placeholder, String inside) {
        List<String> parts = Arrays.asList(inside.split(":", -1));
        try {
            return value(parts.get(0), parts.subList(1, parts.size()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new IllegalArgumentException(
                    "placeholder " + placeholder + " cannot be filled: " + malformed.getMessage(), malformed);
        }
    }

    private String value(String name, List<String> arguments) {
        return switch (name) {
            case "years" -> Integer.toString(years(only(arguments, 1).get(0)));
            case "ordinal" -> ordinal(locale(only(arguments, 2)), years(arguments.get(1)));
            case "words" -> words(locale(only(arguments, 2)), years(arguments.get(1)));
            case "ordinal-words" -> ordinalWords(locale(only(arguments, 2)), years(arguments.get(1)));
            case "date" ->
                format(
                        DateFormat.getDateInstance(
                                calendar(locale(only(arguments, 2))), DateFormat.LONG, locale(arguments)),
                        day(arguments.get(1)));
            case "day-month" -> skeleton("MMMMd", locale(only(arguments, 2)), day(arguments.get(1)));
            case "weekday" ->
                skeleton("EEEE", locale(arguments), arguments.size() > 1 ? day(arguments.get(1)) : published);
            case "year" -> Integer.toString(day(only(arguments, 1).get(0)).getYear());
            case "iso" -> day(only(arguments, 1).get(0)).toString();
            case "page" -> addressOfEntry.apply(only(arguments, 1).get(0));
            default -> throw new IllegalArgumentException("no placeholder is called " + name + "; known: " + KNOWN);
        };
    }

    private static List<String> only(List<String> arguments, int count) {
        if (arguments.size() != count) {
            throw new IllegalArgumentException("it takes " + count + " arguments, not " + arguments.size());
        }
        return arguments;
    }

    private int years(String argument) {
        Matcher years = YEARS.matcher(argument);
        if (!years.matches()) {
            throw new IllegalArgumentException(argument + " is not a year; write 1992 or 1992+1");
        }
        int more = years.group(2) == null ? 0 : Integer.parseInt(years.group(2));
        return published.getYear() - Integer.parseInt(years.group(1)) + more;
    }

    private LocalDate day(String offset) {
        return published.plus(Offset.parse(offset).period());
    }

    private static ULocale locale(List<String> arguments) {
        ULocale locale = ULocale.forLanguageTag(arguments.get(0));
        if (locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException(arguments.get(0) + " is not a language tag");
        }
        return locale;
    }

    private static String ordinal(ULocale locale, int number) {
        return new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.ORDINAL).format(number);
    }

    private static String words(ULocale locale, int number) {
        return plain(new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT).format(number));
    }

    private static String ordinalWords(ULocale locale, int number) {
        RuleBasedNumberFormat spelled = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        List<String> rules = Arrays.stream(spelled.getRuleSetNames())
                .filter(rule -> rule.startsWith("%spellout-ordinal"))
                .toList();
        String rule = List.of("%spellout-ordinal", "%spellout-ordinal-masculine").stream()
                .filter(rules::contains)
                .findFirst()
                .or(() -> rules.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("ICU spells no ordinals in " + locale.toLanguageTag()));
        return plain(spelled.format(number, rule));
    }

    /** ICU joins some compounds with soft hyphens, which no newspaper prints. */
    private static String plain(String spelled) {
        return spelled.replace("\u00ad", "");
    }

    private static Calendar calendar(ULocale locale) {
        Calendar calendar = locale.getKeywordValue("calendar") == null
                ? new GregorianCalendar(TimeZone.GMT_ZONE, locale)
                : Calendar.getInstance(TimeZone.GMT_ZONE, locale);
        if (calendar instanceof GregorianCalendar gregorian) {
            gregorian.setGregorianChange(new Date(Long.MIN_VALUE));
        }
        return calendar;
    }

    private static String skeleton(String skeleton, ULocale locale, LocalDate day) {
        return format(DateFormat.getPatternInstance(calendar(locale), skeleton, locale), day);
    }

    private static String format(DateFormat format, LocalDate day) {
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
