package org.perennial.app.poison;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.perennial.analysis.query.QueryMatcher;
import org.perennial.analysis.query.QueryParser;
import org.perennial.analysis.query.QuerySyntaxException;
import org.perennial.ingest.date.DateReader;
import org.perennial.ingest.feed.Entry;
import org.perennial.ingest.feed.Feed;
import org.perennial.ingest.feed.FeedReader;
import org.perennial.ingest.feed.UnreadableFeed;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.page.ArticleExtractor;
import org.perennial.ingest.page.ExtractedPage;
import org.perennial.ingest.robots.RobotsRules;
import org.perennial.ingest.source.ImportReport;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.source.SourceList;

/** Where something from outside comes in. */
public enum Door {
    /** A record on the topic of raw articles; {@link PoisonRun} sends it there. */
    RECORD {
        @Override
        Outcome give(byte[] content) {
            throw new IllegalStateException("records go through a broker");
        }
    },
    /** A feed or sitemap; read are the titles of its entries, else their links. */
    FEED {
        @Override
        Outcome give(byte[] content) {
            try {
                Feed feed = FeedReader.read(content, null, "https://feeds.example/rss", NOW);
                String sitemaps = String.join(" | ", feed.sitemaps());
                return Outcome.taken(sitemaps.isEmpty() ? titles(feed.entries()) : sitemaps);
            } catch (UnreadableFeed e) {
                return Outcome.REFUSED;
            }
        }

        private static String titles(List<Entry> entries) {
            String titles = entries.stream().map(entry -> "" + entry.label()).collect(Collectors.joining(" | "));
            return entries.size() > MANY ? entries.size() + " entries" : titles;
        }
    },
    /** A page; read are its title and its text. */
    PAGE {
        @Override
        Outcome give(byte[] content) {
            ExtractedPage page = ArticleExtractor.extract(content, "text/html", "https://news.example/a", NOW);
            return page.text().isEmpty() ? Outcome.REFUSED : Outcome.taken(page.title() + " / " + page.text());
        }
    },
    /** A query, which is also asked of an empty archive's only article. */
    QUERY {
        @Override
        Outcome give(byte[] content) {
            String text = new String(content, UTF_8);
            try {
                QueryMatcher.of(QueryParser.parse(text), ZoneOffset.UTC);
                return Outcome.taken("");
            } catch (QuerySyntaxException e) {
                return Outcome.REFUSED;
            }
        }
    },
    /** A list of sources as OPML or YAML; read are their addresses. */
    SOURCES {
        @Override
        Outcome give(byte[] content) {
            try {
                ImportReport report = SourceList.read(content);
                String addresses = report.sources().size() > MANY
                        ? report.sources().size() + " sources"
                        : report.sources().stream().map(Source::url).collect(Collectors.joining(" | "));
                return report.sources().isEmpty() ? Outcome.REFUSED : Outcome.taken(addresses);
            } catch (IllegalArgumentException e) {
                return Outcome.REFUSED;
            }
        }
    },
    /** A {@code robots.txt}; read is which of three addresses it allows. */
    ROBOTS {
        @Override
        Outcome give(byte[] content) {
            RobotsRules rules = RobotsRules.of(content, "Perennial");
            return Outcome.taken(List.of("/open", "/closed", "/closed/but-open").stream()
                    .map(path -> rules.allow("https://news.example" + path) ? "yes" : "no")
                    .collect(Collectors.joining(" ")));
        }
    },
    /** An address in a feed; read is the form in which it is known. */
    ADDRESS {
        @Override
        Outcome give(byte[] content) {
            String address = new String(content, UTF_8);
            return Links.isWeb(address) ? Outcome.taken(Links.canonical(address)) : Outcome.REFUSED;
        }
    },
    /** A date as feeds and pages print it. */
    DATE {
        @Override
        Outcome give(byte[] content) {
            return DateReader.read(new String(content, UTF_8), NOW, "en")
                    .map(date -> Outcome.taken(date.toString()))
                    .orElse(Outcome.REFUSED);
        }
    };

    /** When documents are read: dates that lie further ahead than two days are none. */
    static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    /** Of more entries only the number counts. */
    static final int MANY = 50;

    /** What the reader behind this door makes of a document. */
    abstract Outcome give(byte[] content);

    /** As in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
