package org.perennial.ingest.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.PublishedFrom;
import org.perennial.ingest.date.DateReader;

/** Reads when a page's article appeared and when it was changed. */
final class PageDates {
    private static final List<String> META_NAMES = metaNames();
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(0[1-9]|[12]\\d|3[01])[/_.-](0[1-9]|1[0-2])[/_.-]((?:19|20)\\d{2})(?!\\d)");
    private static final Evaluator MICRODATA =
            Selector.evaluatorOf("[itemprop~=^datePublished], time[pubdate], time[class~=(?i)publish|entry-date]");
    private static final int EASTERNMOST = 12;
    private static final int WESTERNMOST = -8; // where hardly anybody publishes, a difference has other reasons

    private final Document page;
    private final TagIndex index;
    private final Instant fetched;
    private final @Nullable String language;
    private final ShownDates shown;
    private final MetaElements meta;

    PageDates(Document page, TagIndex index, MetaElements meta, Instant fetched, @Nullable String language) {
        this.page = page;
        this.index = index;
        this.fetched = fetched;
        this.language = language;
        this.shown = new ShownDates(page, fetched, language);
        this.meta = meta;
    }

    /** A date by the publisher's clock, as far as the page tells its distance to UTC, and where it was read. */
    record Found(OffsetDateTime date, PublishedFrom from) {}

    /** When the article appeared: what the page states first, then its address, then its visible dates. */
    Optional<Found> published(JsonLd data, String url) {
        Optional<LocalDate> inAddress = inAddress(url);
        return read(data.text("datePublished"), PublishedFrom.JSON_LD)
                .or(this::inMeta)
                .or(this::inMicrodata)
                .or(() -> read(data.text("dateCreated"), PublishedFrom.JSON_LD))
                .or(() -> read(data.otherDate(), PublishedFrom.JSON_LD))
                .map(found -> inAddress.map(day -> onDay(found, day)).orElse(found))
                .or(() ->
                        inAddress.map(day -> new Found(day.atStartOfDay().atOffset(ZoneOffset.UTC), PublishedFrom.URL)))
                .or(this::inTimeElement)
                .or(() -> shown.published().map(date -> new Found(date.atOffset(ZoneOffset.UTC), PublishedFrom.TEXT)));
    }

    /**
     * A date in UTC, on the day that the address names, where a clock somewhere shows that day. Many systems state UTC and
     * make their addresses by the newsroom's clock.
     */
    private static Found onDay(Found found, LocalDate day) {
        OffsetDateTime date = found.date();
        long days = ChronoUnit.DAYS.between(date.toLocalDate(), day);
        int hours = days == 1 ? 24 - date.getHour() : days == -1 ? -date.getHour() - 1 : 0;
        if (hours == 0 || hours > EASTERNMOST || hours < WESTERNMOST || date.getOffset() != ZoneOffset.UTC) {
            return found;
        }
        return new Found(date.withOffsetSameInstant(ZoneOffset.ofHours(hours)), found.from());
    }

    /** When the article was changed; empty if the page does not say. */
    Optional<Instant> updated(JsonLd data) {
        return DateReader.read(data.text("dateModified"), fetched, language)
                .or(() -> DateReader.read(meta.get("article:modified_time"), fetched, language))
                .or(() -> DateReader.read(meta.get("og:updated_time"), fetched, language))
                .or(() -> DateReader.read(meta.get("datemodified"), fetched, language));
    }

    private Optional<Found> read(@Nullable String text, PublishedFrom from) {
        return DateReader.readLocal(text, fetched, language).map(date -> new Found(date, from));
    }

    private Optional<Found> inMeta() {
        return META_NAMES.stream()
                .flatMap(name -> read(meta.get(name), PublishedFrom.META).stream())
                .findFirst();
    }

    private Optional<Found> inMicrodata() {
        return firstStated(index.marked().stream()
                .filter(element -> MICRODATA.matches(page, element))
                .toList());
    }

    private Optional<Found> inTimeElement() {
        return firstStated(index.get("time"));
    }

    private Optional<Found> firstStated(List<Element> elements) {
        return elements.stream()
                .flatMap(element -> stated(element).filter(found -> !shown.isInDiscussion(element)).stream())
                .findFirst();
    }

    private Optional<Found> stated(Element element) {
        return read(element.attr("datetime"), PublishedFrom.META)
                .or(() -> read(element.attr("content"), PublishedFrom.META))
                .or(() -> shown.isShort(element) ? read(element.text(), PublishedFrom.META) : Optional.empty());
    }

    private Optional<LocalDate> inAddress(String url) {
        Matcher yearFirst = YEAR_FIRST.matcher(url);
        while (yearFirst.find()) {
            Optional<LocalDate> day = day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
            if (day.isPresent()) {
                return day;
            }
        }
        Matcher dayFirst = DAY_FIRST.matcher(url);
        return dayFirst.find() ? day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)) : Optional.empty();
    }

    private Optional<LocalDate> day(String year, String month, String day) {
        return DateReader.readLocal(year + "-" + month + "-" + day, fetched, language)
                .map(OffsetDateTime::toLocalDate);
    }

    private static List<String> metaNames() {
        try (InputStream data = Objects.requireNonNull(PageDates.class.getResourceAsStream("date-names.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read date-names.txt from the class path", e);
        }
    }
}
