package org.perennial.ingest.poll;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a feed and its server ask to be left alone: {@code ttl} of RSS 2.0, {@code sy:updatePeriod} and {@code
 * sy:updateFrequency} of RSS's module Syndication, and HTTP's {@code Cache-Control: max-age}, else {@code Expires}.
 *
 * @param feed as the feed says; absent if it says nothing
 * @param server as the server says; absent likewise
 * @param hub how long it need not be asked because its hub tells what is new; absent if none does
 */
record Wishes(
        @Nullable Duration feed,
        @Nullable Duration server,
        @Nullable Duration hub) {
    static final Wishes NONE = new Wishes(null, null, null);

    /** They stand at the top of a feed, before its entries. */
    private static final int TOP = 16 * 1024;

    private static final Pattern ENTRIES = Pattern.compile("<(?:\\w+:)?(?:item|entry)[\\s>]");
    private static final Pattern TTL = Pattern.compile("<ttl>\\s*(\\d{1,6})\\s*</ttl>", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERIOD =
            Pattern.compile("<\\w+:updatePeriod>\\s*([a-z]+)\\s*</", Pattern.CASE_INSENSITIVE);
    private static final Pattern FREQUENCY =
            Pattern.compile("<\\w+:updateFrequency>\\s*(\\d{1,5})\\s*</", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})");

    /** Of an answer whose body says nothing, or was not sent. */
    static Wishes of(Map<String, String> headers) {
        return new Wishes(null, ofServer(headers), null);
    }

    static Wishes of(Map<String, String> headers, byte[] body) {
        // All that is looked for is ASCII, whatever the rest is written in.
        String top = new String(body, 0, Math.min(body.length, TOP), StandardCharsets.ISO_8859_1);
        Matcher entries = ENTRIES.matcher(top);
        return new Wishes(ofFeed(entries.find() ? top.substring(0, entries.start()) : top), ofServer(headers), null);
    }

    /** The same beside what its hub makes of it. */
    Wishes withHub(@Nullable Duration rest) {
        return new Wishes(feed, server, rest);
    }

    private static @Nullable Duration ofFeed(String top) {
        Matcher ttl = TTL.matcher(top);
        if (ttl.find()) {
            return positive(Duration.ofMinutes(Long.parseLong(ttl.group(1))));
        }
        Matcher period = PERIOD.matcher(top);
        if (!period.find()) {
            return null;
        }
        Duration whole = switch (period.group(1).toLowerCase(Locale.ROOT)) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> Duration.ZERO;
        };
        Matcher frequency = FREQUENCY.matcher(top);
        long times = frequency.find() ? Math.max(1, Long.parseLong(frequency.group(1))) : 1;
        return positive(whole.dividedBy(times));
    }

    private static @Nullable Duration ofServer(Map<String, String> headers) {
        String control = headers.getOrDefault("cache-control", "").toLowerCase(Locale.ROOT);
        Matcher age = MAX_AGE.matcher(control);
        if (age.find()) {
            return positive(Duration.ofSeconds(Long.parseLong(age.group(1))));
        }
        String expires = headers.get("expires");
        String date = headers.get("date");
        if (!control.isEmpty() || expires == null || date == null) {
            return null;
        }
        try {
            return positive(Duration.between(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME),
                    ZonedDateTime.parse(expires, DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Duration positive(Duration wish) {
        return wish.isZero() || wish.isNegative() ? null : wish;
    }
}
