package org.perennial.web.page;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.RememberedDay;
import org.perennial.analysis.query.Countries;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Occurrence;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.message.Texts;

/**
 * How things are put in the reader's language, and how text of any language is announced to a browser. The words stand in
 * {@code texts_LANGUAGE.properties} beside this class. Safe to use from many threads.
 */
public final class Wording {
    /** The languages that pages are written in. */
    public static final List<String> LANGUAGES = Watch.LOCALES;

    private static final Map<String, Wording> ALL = new ConcurrentHashMap<>();
    private static final Pattern FIXED_DAY = Pattern.compile("\\d\\d-\\d\\d");
    private static final String UNDETERMINED = "und";
    private static final int LEAP_YEAR = 2000;
    private static final int A_MINUTE = 60;
    private static final int AN_HOUR = 3_600;
    private static final int FEW = 10;

    private final String language;
    private final ULocale locale;
    private final Texts texts;
    private final Set<String> keys;

    private Wording(String language) {
        this.language = language;
        // Of the ways to write dates in English, the one with the day first is the one of the rest of the world.
        this.locale = language.equals("en") ? new ULocale("en_GB") : ULocale.forLanguageTag(language);
        this.texts = Texts.of(Wording.class, language);
        this.keys = texts.keys();
    }

    /**
     * The words of a language.
     *
     * @param language one of {@link #LANGUAGES}
     */
    public static Wording of(String language) {
        return ALL.computeIfAbsent(language, Wording::new);
    }

    /** Which language. */
    public String language() {
        return language;
    }

    /**
     * A text with its values.
     *
     * @param values name and value by turns
     */
    public String say(String key, Object... values) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            named.put(String.valueOf(values[i]), values[i + 1]);
        }
        return texts.say(key, named);
    }

    /** The language's name in this one, such as "Serbian (Latin)". */
    public String languageName(@Nullable String tag) {
        return tag == null || tag.equals(UNDETERMINED)
                ? say("language.unknown")
                : ULocale.forLanguageTag(tag).getDisplayName(ULocale.forLanguageTag(language));
    }

    /** The HTML {@code lang} of text in a language; empty if the language is unknown. */
    static String lang(@Nullable String tag) {
        return tag == null || tag.equals(UNDETERMINED) ? "" : tag;
    }

    /** The HTML {@code dir} of text in a language: {@code ltr}, {@code rtl}, or {@code auto} if it is unknown. */
    static String dir(@Nullable String tag) {
        if (tag == null || tag.equals(UNDETERMINED)) {
            return "auto";
        }
        return ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).isRightToLeft() ? "rtl" : "ltr";
    }

    /** Why a feed is asked when it is; as given, if a later release has a reason that is not known here. */
    @Nullable
    String pollReason(@Nullable String code, @Nullable String otherwise) {
        String name = "poll." + code;
        return code != null && keys.contains(name) ? say(name) : otherwise;
    }

    /** "33rd anniversary". */
    String anniversary(int n) {
        return say("anniversary", "n", n);
    }

    /** "26 February 1992", "night of 25 to 26 February 1992", "February 1992", "1992". */
    String eventDate(EventDate date) {
        return switch (date.precision()) {
            case YEAR -> String.valueOf(date.start().getYear());
            case MONTH -> month(date.start());
            case DAY -> day(date.start());
            case NIGHT -> say("date.night", "span", span(date.start(), date.end()));
            case RANGE -> span(date.start(), date.end());
        };
    }

    /** "26 February 1992". */
    String day(LocalDate day) {
        return date("yMMMMd", day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** "February 1992". */
    String month(LocalDate day) {
        return date("yMMMM", day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** "26 February"; a day that moves as the registry writes it, such as "last monday of may". */
    String rememberedDay(RememberedDay day) {
        String written = day.toString();
        return FIXED_DAY.matcher(written).matches()
                ? dayOfMonth(MonthDay.parse("--" + written).atYear(LEAP_YEAR))
                : written;
    }

    private String dayOfMonth(LocalDate day) {
        return date("MMMMd", day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private String date(String skeleton, Instant instant) {
        return date(skeleton, instant, TimeZone.GMT_ZONE);
    }

    private String date(String skeleton, Instant instant, TimeZone zone) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
        format.setTimeZone(zone);
        return format.format(Date.from(instant));
    }

    /** "today", "tomorrow", "in 12 days". */
    String ahead(LocalDate today, LocalDate day) {
        return say("date.ahead", "days", ChronoUnit.DAYS.between(today, day));
    }

    /** "on the day", "1 day before", "3 days after". */
    String offset(int days) {
        return days == 0
                ? say("offset.same")
                : say(days < 0 ? "offset.before" : "offset.after", "days", Math.abs(days));
    }

    /** The country's name. */
    String countryName(@Nullable String code) {
        return code == null
                ? say("country.unknown")
                : new ULocale("", code).getDisplayCountry(ULocale.forLanguageTag(language));
    }

    /** "1 copy", "17 copies"; what is counted is one of {@code articles, stories, copies, outlets, languages, sources, days}. */
    public String count(String what, long number) {
        return say("count." + what, "n", number);
    }

    /** "English, Arabic". */
    String list(List<String> things) {
        return String.join(separator(), things);
    }

    /** Between the things of a list. */
    String separator() {
        return say("separator").replace('_', ' ');
    }

    /** Between statements. */
    String semicolon() {
        return say("semicolon").replace('_', ' ');
    }

    /** Between a name and what it is explained by. */
    public String colon() {
        return say("colon").replace('_', ' ');
    }

    /** Points from what was to what is, as this language is read. */
    String arrow() {
        return dir(language).equals("rtl") ? "←" : "→";
    }

    /** "12 articles in 5 languages"; one language is not worth a word. */
    String told(long articles, long languages) {
        return say("told", "articles", articles, "languages", languages);
    }

    /** A share as "94 %": all and nothing are said only where they are meant. */
    String percent(double share) {
        long rounded = Math.round(share * 100);
        long honest = share < 1 && rounded == 100 ? 99 : share > 0 && rounded == 0 ? 1 : rounded;
        return say("percent", "n", honest);
    }

    /** A number with the separators of the language. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** "12 articles in 3 languages from 9 sources". */
    String volume(Occurrence occurrence) {
        long languages = occurrence.coverage().stream()
                .map(Occurrence.Cell::language)
                .distinct()
                .count();
        int sources = occurrence.sources().size();
        return say(
                "volume",
                "articles",
                count("articles", occurrence.articles()),
                "languages",
                count("languages", languages),
                "sources",
                sources == Occurrence.MOST_SOURCES ? say("sources.more", "n", sources) : count("sources", sources));
    }

    /** A stretch of time in its largest unit, with one decimal where that is telling: "0.4 secs", "6.9 mins", "21 mins", "1.1 hrs". */
    String seconds(double seconds) {
        MeasureUnit unit =
                seconds < A_MINUTE ? MeasureUnit.SECOND : seconds < AN_HOUR ? MeasureUnit.MINUTE : MeasureUnit.HOUR;
        double number = seconds < A_MINUTE ? seconds : seconds < AN_HOUR ? seconds / A_MINUTE : seconds / AN_HOUR;
        double rounded = number < FEW ? Math.round(number * FEW) / (double) FEW : Math.round(number);
        return MeasureFormat.getInstance(locale, MeasureFormat.FormatWidth.SHORT)
                .format(new Measure(rounded, unit));
    }

    /** "25 Feb 2025, 09:10 UTC". */
    public String minute(Instant instant) {
        return date("yMMMdHm", instant) + " UTC";
    }

    /** An instant as pages show it. */
    When when(Instant instant) {
        String words = minute(instant);
        return new When(instant.toString(), words, words);
    }

    /** When a publisher's article appeared, with what the clocks of the publisher's country showed. */
    When when(Instant instant, @Nullable String source) {
        String country = Countries.of(source);
        String words = minute(instant);
        return new When(
                instant.toString(),
                words,
                country == null
                        ? words
                        : PublisherZone.of(country, instant)
                                .map(zone -> words + " · "
                                        + say(
                                                "time.there",
                                                "time",
                                                date("yMMMdHm", instant, zone),
                                                "country",
                                                countryName(country)))
                                .orElse(words));
    }

    /** "25 to 26 February 1992". */
    String span(LocalDate start, LocalDate end) {
        if (start.equals(end)) {
            return day(start);
        }
        String from = start.getYear() != end.getYear()
                ? day(start)
                : start.getMonth() == end.getMonth()
                        ? date("d", start.atStartOfDay().toInstant(ZoneOffset.UTC))
                        : dayOfMonth(start);
        return say("date.span", "from", from, "to", day(end));
    }

    /** Where the page of an event of the registry is. */
    static String eventAddress(String id) {
        return "/events/" + segment(id);
    }

    /** Where the page of a story is. */
    static String storyAddress(String id) {
        return "/stories/" + segment(id);
    }

    /** A text as one segment of an address, or as the value of a parameter. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The address if it is one that a reader may follow: absolute, http or https; otherwise absent. */
    static @Nullable String followable(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI address = new URI(url);
            String scheme = address.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web && address.getRawAuthority() != null && address.getRawUserInfo() == null ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
