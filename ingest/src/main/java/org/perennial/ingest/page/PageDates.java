package org.perennial.ingest.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.PublishedFrom;
import org.perennial.ingest.date.DateReader;

/** Reads when a page's article appeared and when it was changed. */
final class PageDates {
    private static final List<String> META_NAMES = metaNames();
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final Pattern NAMED_DATE = Pattern.compile("(?i)date|time|publi|posted|stamp|byline|meta");
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_WITH_BLANKS = 2_000;
    private static final int LINES_BEHIND_HEADLINE = 15;

    private final Document page;
    private final Instant fetched;
    private final @Nullable String language;

    PageDates(Document page, Instant fetched, @Nullable String language) {
        this.page = page;
        this.fetched = fetched;
        this.language = language;
    }

    /** A date and where it was read. */
    record Found(Instant date, PublishedFrom from) {}

    /** When the article appeared: what the page states first, then its address, then its visible dates. */
    Optional<Found> published(JsonLd data, String url) {
        return read(data.text("datePublished"), PublishedFrom.JSON_LD)
                .or(this::inMeta)
                .or(this::inMicrodata)
                .or(() -> read(data.text("dateCreated"), PublishedFrom.JSON_LD))
                .or(() -> inAddress(url))
                .or(this::inTimeElement)
                .or(this::inNamedElement)
                .or(this::nearHeadline);
    }

    /** When the article was changed; empty if the page does not say. */
    Optional<Instant> updated(JsonLd data) {
        Map<String, String> meta = meta();
        return DateReader.read(data.text("dateModified"), fetched, language)
                .or(() -> DateReader.read(meta.get("article:modified_time"), fetched, language))
                .or(() -> DateReader.read(meta.get("og:updated_time"), fetched, language))
                .or(() -> DateReader.read(meta.get("datemodified"), fetched, language));
    }

    private Optional<Found> read(@Nullable String text, PublishedFrom from) {
        return DateReader.read(text, fetched, language).map(date -> new Found(date, from));
    }

    private Optional<Found> inMeta() {
        Map<String, String> meta = meta();
        return META_NAMES.stream()
                .flatMap(name -> read(meta.get(name), PublishedFrom.META).stream())
                .findFirst();
    }

    private Map<String, String> meta() {
        Map<String, String> meta = new HashMap<>();
        for (Element element : page.getElementsByTag("meta")) {
            for (String attribute : new String[] {"property", "name", "itemprop"}) {
                String name = element.attr(attribute).strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !element.attr("content").isBlank()) {
                    meta.putIfAbsent(name, element.attr("content"));
                }
            }
        }
        return meta;
    }

    private Optional<Found> inMicrodata() {
        for (Element element :
                page.select("[itemprop~=^datePublished], time[pubdate], time[class~=(?i)publish|entry-date]")) {
            Optional<Found> found = stated(element);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> inTimeElement() {
        for (Element element : page.getElementsByTag("time")) {
            Optional<Found> found = stated(element);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> stated(Element element) {
        return read(element.attr("datetime"), PublishedFrom.META)
                .or(() -> read(element.attr("content"), PublishedFrom.META))
                .or(() -> isShort(element) ? read(element.text(), PublishedFrom.META) : Optional.empty());
    }

    /** The first date that stands alone in one of the lines behind the headline. */
    private Optional<Found> nearHeadline() {
        Element headline = page.selectFirst("h1");
        int lines = headline == null ? LINES_BEHIND_HEADLINE : 0;
        for (Element element : page.body().getAllElements()) {
            if (element == headline) {
                lines = LINES_BEHIND_HEADLINE;
            }
            String own = lines > 0 ? element.ownText() : "";
            if (!own.isBlank()) {
                lines--;
                Optional<Instant> date =
                        own.length() <= LONGEST_LINE ? VisibleDate.in(own, fetched, language) : Optional.empty();
                if (date.isPresent()) {
                    return date.map(at -> new Found(at, PublishedFrom.TEXT));
                }
            }
        }
        return Optional.empty();
    }

    /** The first short line in an element whose name speaks of dates, outside lists of other articles. */
    private Optional<Found> inNamedElement() {
        for (Element element : page.select("span, div, p, li, td, small, em, b")) {
            String names = element.className() + " " + element.id();
            if (!names.isBlank() && NAMED_DATE.matcher(names).find()) {
                Optional<Instant> date =
                        isShort(element) ? VisibleDate.in(element.text(), fetched, language) : Optional.empty();
                if (date.isPresent()) {
                    return date.map(at -> new Found(at, PublishedFrom.TEXT));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the element's text is a line at most; asked of elements within one another, so no text is built for it. */
    private static boolean isShort(Element element) {
        int length = 0;
        Iterator<TextNode> texts = element.nodeStream(TextNode.class).iterator();
        while (length <= LONGEST_LINE && texts.hasNext()) {
            TextNode text = texts.next();
            if (text.getWholeText().length() > LONGEST_WITH_BLANKS) {
                return false;
            }
            length += text.isBlank() ? 0 : text.text().strip().length();
        }
        return length <= LONGEST_LINE;
    }

    private Optional<Found> inAddress(String url) {
        Matcher matcher = IN_ADDRESS.matcher(url);
        while (matcher.find()) {
            Optional<Found> found =
                    read(matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3), PublishedFrom.URL);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
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
