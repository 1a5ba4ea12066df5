package org.perennial.ingest.date;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Time zones as dates name them. */
final class Zones {
    private static final Pattern REGION =
            Pattern.compile("\\b([A-Z][A-Za-z]+/[A-Za-z_]+(?:/[A-Za-z_]+)?(?:[+-]\\d+)?)");
    private static final Map<String, ZoneId> ABBREVIATIONS = abbreviations();

    private Zones() {}

    /** The zone of an offset such as {@code +0430}, {@code -5} or {@code +02:00}; null if there is no such. */
    static @Nullable ZoneId offset(String sign, String hours, @Nullable String minutes) {
        int total = Integer.parseInt(hours) * 60 + (minutes == null ? 0 : Integer.parseInt(minutes));
        return total > 18 * 60 ? null : ZoneOffset.ofTotalSeconds((sign.equals("+") ? 60 : -60) * total);
    }

    /** The zone of an abbreviation whatever its case; null if it is none. */
    static @Nullable ZoneId abbreviation(String name) {
        return ABBREVIATIONS.get(name.toUpperCase(Locale.ROOT));
    }

    /** Where a region such as {@code Europe/Brussels} stands in the text; null if there is none. */
    static @Nullable Found region(String text) {
        Matcher matcher = REGION.matcher(text);
        if (matcher.find()) {
            try {
                return new Found(ZoneId.of(matcher.group(1)), matcher.start(), matcher.end());
            } catch (DateTimeException unknown) {
                return null;
            }
        }
        return null;
    }

    /** A zone and where it stands. */
    record Found(ZoneId zone, int start, int end) {}

    private static Map<String, ZoneId> abbreviations() {
        try (InputStream data = Objects.requireNonNull(Zones.class.getResourceAsStream("zone-abbreviations.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> ZoneId.of(pair[1].strip())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read zone-abbreviations.txt from the class path", e);
        }
    }
}
