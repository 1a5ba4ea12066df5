package org.perennial.ingest.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;

/**
 * Reads by ROME.
 *
 * <p>Its dates are not taken: it reads few forms and makes the year 7 of "02-01-2006" without a word. The tolerant reader
 * has the date strings.
 */
final class RomeReader {
    private RomeReader() {}

    /** The feed; {@code xml} has no DOCTYPE, which ROME refuses, and no deep nesting, which overflows its stack. */
    static RawFeed read(String xml) throws FeedException {
        SyndFeedInput input = new SyndFeedInput();
        input.setXmlHealerOn(false);
        SyndFeed parsed = input.build(new StringReader(xml));
        RawFeed feed = new RawFeed();
        feed.title = blankToNull(parsed.getTitle());
        feed.link = blankToNull(parsed.getLink());
        feed.language = blankToNull(parsed.getLanguage());
        for (SyndEntry entry : parsed.getEntries()) {
            feed.entries.add(entry(entry));
        }
        return feed;
    }

    private static RawEntry entry(SyndEntry parsed) {
        RawEntry entry = new RawEntry();
        entry.guid = blankToNull(parsed.getUri());
        String link = blankToNull(parsed.getLink());
        entry.link = Links.isWeb(link) ? link : null; // it makes links of guids whatever they are
        entry.title = content(parsed.getTitleEx());
        entry.summary = content(parsed.getDescription());
        entry.content = parsed.getContents().stream()
                .map(RomeReader::content)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Stream<String> people = parsed.getAuthors().isEmpty()
                ? Stream.ofNullable(parsed.getAuthor())
                : parsed.getAuthors().stream().map(person -> person.getName());
        people.filter(name -> name != null && !name.isBlank()).forEach(entry.authors::add);
        return entry;
    }

    private static @Nullable String content(@Nullable SyndContent content) {
        return content == null ? null : blankToNull(content.getValue());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
