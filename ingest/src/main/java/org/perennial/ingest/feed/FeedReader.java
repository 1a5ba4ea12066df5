package org.perennial.ingest.feed;

import com.rometools.rome.io.FeedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.date.DateReader;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.text.CleanText;
import org.perennial.ingest.text.Decoding;
import org.perennial.ingest.text.Markup;

/** Reads a feed of any format. */
public final class FeedReader {
    /** What is listed beyond this is left out. */
    public static final int MAX_ENTRIES = 5_000;

    private static final int MAX_DEPTH = 250;
    private static final int MAX_TITLE = 2_000;
    private static final int MAX_SUMMARY = 20_000;
    private static final int MAX_ADDRESS = 4_000;
    private static final int MAX_AUTHORS = 50;
    private static final int MAX_NAME = 300;

    /** Behind the prolog. */
    private static final Pattern HTML =
            Pattern.compile("<(!doctype\\s+html|html|head|body)\\b", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_TAG = 60;
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*");

    private FeedReader() {}

    /**
     * What the document lists.
     *
     * @param contentType the HTTP header; absent if there was none
     * @param url where it was got, against which its links resolve
     * @param now the fetch's instant, against which its dates are judged
     * @throws UnreadableFeed if it is no feed, whatever it is
     */
    public static Feed read(byte[] body, @Nullable String contentType, String url, Instant now) throws UnreadableFeed {
        if (body.length == 0) {
            throw new UnreadableFeed("is empty");
        }
        try {
            String text = Decoding.xml(body, contentType).text();
            RawFeed raw = raw(text);
            return raw == null ? unreadable(text) : feed(raw, url, now);
        } catch (UnreadableFeed e) {
            throw e;
        } catch (Throwable e) { // parsers overflow stacks and run out of memory on hostile input: errors count too
            throw new UnreadableFeed(
                    "cannot be parsed: " + e.getClass().getSimpleName()
                            + (e.getMessage() == null ? "" : " (" + CleanText.line(e.getMessage(), 300) + ")"),
                    e);
        }
    }

    private static @Nullable RawFeed raw(String text) throws Exception {
        String start = text.substring(0, Math.min(text.length(), 1_000)).stripLeading();
        if (start.startsWith("{")) {
            return JsonFeedReader.read(text.strip(), MAX_ENTRIES);
        }
        if (HTML.matcher(start).region(XmlRepair.prolog(start), start.length()).lookingAt()) {
            return null;
        }
        String xml = XmlRepair.stripped(text);
        RawFeed tolerant = TolerantReader.read(xml, MAX_ENTRIES);
        if (tolerant == null
                || tolerant.isComplete()
                || tolerant.entries.size() >= MAX_ENTRIES
                || XmlRepair.depth(xml, MAX_DEPTH) > MAX_DEPTH) {
            return tolerant;
        }
        RawFeed byRome = rome(xml);
        if (byRome == null) {
            return tolerant;
        }
        tolerant.fillFrom(byRome);
        return tolerant;
    }

    private static @Nullable RawFeed rome(String xml) {
        try {
            return RomeReader.read(XmlRepair.withEntitiesResolved(xml));
        } catch (FeedException | RuntimeException | StackOverflowError refused) {
            return null; // the tolerant reader's reading stands
        }
    }

    private static Feed unreadable(String text) throws UnreadableFeed {
        String start = text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(Locale.ROOT);
        if (text.isBlank()) {
            throw new UnreadableFeed("holds nothing but white space");
        }
        if (start.contains("<html") || start.contains("<!doctype html") || start.contains("<body")) {
            throw new UnreadableFeed("is an HTML page and no feed: look on that page for the feed's own address");
        }
        throw new UnreadableFeed("is neither RSS, Atom, JSON Feed nor a sitemap: it begins with \""
                + CleanText.line(CleanText.cut(text, 60), 60) + "\"");
    }

    private static Feed feed(RawFeed raw, String url, Instant now) {
        List<Entry> entries = new ArrayList<>(raw.entries.size());
        Map<String, String> bases = new HashMap<>();
        for (RawEntry entry : raw.entries) {
            String base = entry.base == null
                    ? url
                    : bases.computeIfAbsent(entry.base, declared -> Links.resolve(url, declared));
            entries.add(entry(entry, raw, base, now));
        }
        return new Feed(
                title(raw.title),
                address(raw.link, url),
                language(raw.language),
                entries,
                raw.sitemaps.stream().map(map -> Links.resolve(url, map)).toList());
    }

    private static Entry entry(RawEntry raw, RawFeed feed, String base, Instant now) {
        String language = language(raw.language);
        String names = language == null ? language(feed.language) : language;
        String summary = raw.summary == null ? null : Markup.paragraphs(raw.summary);
        String content = raw.content == null ? null : Markup.paragraphs(raw.content);
        return new Entry(
                CleanText.line(raw.guid, MAX_ADDRESS),
                address(raw.link, base),
                title(raw.title),
                summary == null || summary.isBlank() ? null : CleanText.cut(summary, MAX_SUMMARY),
                content == null || content.isBlank() ? null : content,
                DateReader.read(raw.published, now, names).orElse(null),
                DateReader.read(raw.updated, now, names).orElse(null),
                raw.authors.stream()
                        .map(name -> CleanText.line(Markup.line(name), MAX_NAME))
                        .flatMap(name -> Optional.ofNullable(name).stream())
                        .distinct()
                        .limit(MAX_AUTHORS)
                        .toList(),
                language);
    }

    private static @Nullable String title(@Nullable String markup) {
        return markup == null ? null : CleanText.line(Markup.line(markup), MAX_TITLE);
    }

    private static @Nullable String address(@Nullable String link, String base) {
        String line = CleanText.line(link, MAX_ADDRESS);
        return line == null ? null : Links.resolve(base, line);
    }

    private static @Nullable String language(@Nullable String declared) {
        String tag = declared == null ? "" : declared.strip();
        return tag.length() <= LONGEST_TAG && LANGUAGE_TAG.matcher(tag).matches() ? tag.replace('_', '-') : null;
    }
}
