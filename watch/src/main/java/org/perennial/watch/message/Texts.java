package org.perennial.watch.message;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.perennial.watch.definition.Watch;

/** The words of messages, or of another part of the product, in one language. Safe to use from many threads. */
public final class Texts {
    private static final Map<String, Texts> ALL = new ConcurrentHashMap<>();

    private final ULocale locale;
    private final Properties patterns;

    private Texts(Class<?> owner, String tag) {
        this.locale = ULocale.forLanguageTag(tag);
        this.patterns = read(owner, tag);
    }

    /**
     * The words of a language.
     *
     * @param tag one of {@link Watch#LOCALES}
     */
    public static Texts of(String tag) {
        return of(Texts.class, tag);
    }

    /**
     * The words that another class keeps beside itself, in files named as those of messages.
     *
     * @param tag one of {@link Watch#LOCALES}
     */
    public static Texts of(Class<?> owner, String tag) {
        if (!Watch.LOCALES.contains(tag)) {
            throw new IllegalArgumentException("there are no texts in " + tag + "; use one of " + Watch.LOCALES);
        }
        return ALL.computeIfAbsent(owner.getName() + " " + tag, any -> new Texts(owner, tag));
    }

    /** The names of all texts that there are in this language. */
    public Set<String> keys() {
        return new TreeSet<>(patterns.stringPropertyNames());
    }

    /** A text without values. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /**
     * A text with its values.
     *
     * @param values by name; what a text names must be there
     */
    public String say(String key, Map<String, ?> values) {
        String pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("there is no text " + key + " in " + locale.toLanguageTag());
        }
        return new MessageFormat(pattern, locale)
                .format(values, new StringBuffer(), null)
                .toString();
    }

    /** A day and a time in a zone, which is named. */
    public String time(Instant instant, ZoneId zone) {
        return date("yMMMdHm", instant, zone) + " " + zoneName(zone);
    }

    /** A day in a zone. */
    public String day(Instant instant, ZoneId zone) {
        return date("yMMMd", instant, zone);
    }

    /** A month with its year. */
    public String month(LocalDate day) {
        return date("yMMMM", day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }

    private String date(String skeleton, Instant instant, ZoneId zone) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
        String id = zone.getId();
        format.setTimeZone(TimeZone.getTimeZone(
                id.equals("Z") ? "UTC" : id.startsWith("+") || id.startsWith("-") ? "GMT" + id : id));
        return format.format(Date.from(instant));
    }

    private static String zoneName(ZoneId zone) {
        String id = zone.getId();
        return id.equals("Z") ? "UTC" : id.startsWith("+") || id.startsWith("-") ? "UTC" + id : id;
    }

    /** A language's name. */
    public String language(String tag) {
        return ULocale.forLanguageTag(tag).getDisplayName(locale);
    }

    /** Whether a language is written from right to left. */
    public static boolean isRightToLeft(String tag) {
        return ULocale.forLanguageTag(tag).isRightToLeft();
    }

    private static Properties read(Class<?> owner, String tag) {
        String name = "texts_" + tag + ".properties";
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            Properties patterns = new Properties();
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return patterns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
