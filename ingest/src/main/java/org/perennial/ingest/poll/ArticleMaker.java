package org.perennial.ingest.poll;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.ArticleId;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.PageDetails;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.feed.Entry;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Fetched;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.page.ArticleExtractor;
import org.perennial.ingest.page.ExtractedPage;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.text.CleanText;
import org.perennial.ingest.text.Decoding;

/** Makes an article of an entry: from its page, or from what the feed holds where the page gives nothing. */
final class ArticleMaker {
    /** A page's text is believed unless the feed holds so much more that the page must be a teaser. */
    private static final int FULL_CONTENT = 600;

    private final Fetcher fetcher;
    private final HostGates gates;
    private final PagePermission permission;
    private final InstantSource clock;
    private final boolean fetchPages;

    ArticleMaker(Fetcher fetcher, HostGates gates, PagePermission permission, InstantSource clock, boolean fetchPages) {
        this.fetcher = fetcher;
        this.gates = gates;
        this.permission = permission;
        this.clock = clock;
        this.fetchPages = fetchPages;
    }

    /** The validators of a page as it was last seen; either may be absent. */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        static final Validators NONE = new Validators(null, null);
    }

    /**
     * An entry, and what is known of it besides.
     *
     * @param language that the feed declares for all its entries; absent if it declares none
     * @param id the article id that it was published under before, which it keeps; absent if it was not
     */
    record Listed(
            Source source,
            Entry entry,
            @Nullable String language,
            @Nullable String id) {}

    /** What came of an entry. */
    sealed interface Made {}

    /**
     * An article.
     *
     * @param fromPage whether its text is the page's and not the feed's
     * @param page the validators of that page
     */
    record Article(RawArticle article, boolean fromPage, Validators page) implements Made {}

    /** The page is as its validators say. */
    record Unchanged() implements Made {}

    /** There is no text to be had. */
    @SuppressWarnings("ArrayRecordComponent") // evidence, handed on and never compared
    record Nothing(DeadLetterReason reason, String detail, String address, byte[] body) implements Made {}

    /** The page's host is in trouble or wants to be left alone. */
    record Later(Failed failure) implements Made {}

    /** Makes the article of an entry; asks for its page unless it is what the validators name. */
    Made make(Listed listed, Validators validators) throws InterruptedException {
        String link = listed.entry().link();
        if (!fetchPages || link == null || !Links.isWeb(link)) {
            return withoutPage(listed, null);
        }
        Failed refused = permission.objection(link).orElse(null);
        if (refused != null) {
            return isPassing(refused) ? new Later(refused) : withoutPage(listed, refused);
        }
        FetchResult result = gates.through(
                link, () -> fetcher.fetch(FetchRequest.page(link, validators.etag(), validators.lastModified())));
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("stopped while fetching " + link);
        }
        if (result instanceof Failed failed) {
            return isPassing(failed) ? new Later(failed) : withoutPage(listed, failed);
        }
        return result instanceof Fetched fetched ? fromPage(listed, link, fetched) : new Unchanged();
    }

    /** As {@link #make}, from what the feed holds alone; {@code failed} says why the page is not used. */
    Made withoutPage(Listed listed, @Nullable Failed failed) {
        Entry entry = listed.entry();
        String text = textOf(entry);
        if (text.isEmpty()) {
            String address = entry.link() == null ? entry.key() : entry.link();
            return new Nothing(
                    failed == null ? DeadLetterReason.PAGE_WITHOUT_TEXT : DeadLetterReason.PAGE_UNREACHABLE,
                    (failed == null ? "the entry has no page that can be fetched" : failed.sentence())
                            + ", and the feed " + listed.source().url() + " does not hold its text",
                    address,
                    new byte[0]);
        }
        return new Article(article(listed, null, text), false, Validators.NONE);
    }

    private Made fromPage(Listed listed, String link, Fetched fetched) {
        Instant now = clock.instant();
        ExtractedPage page = extract(fetched, now);
        String inFeed = textOf(listed.entry());
        boolean teaser = inFeed.length() > FULL_CONTENT
                && inFeed.length() > 2 * page.text().length();
        String text = page.text().isEmpty() || teaser ? inFeed : page.text();
        if (text.isEmpty()) {
            return new Nothing(
                    DeadLetterReason.PAGE_WITHOUT_TEXT,
                    "the page at " + fetched.finalUrl() + " holds no article text, and the feed "
                            + listed.source().url()
                            + " does not either",
                    link,
                    fetched.body());
        }
        Validators validators = new Validators(fetched.header("etag"), fetched.header("last-modified"));
        boolean fromPage = text.equals(page.text());
        // A page without the article's text, such as one that asks to log in, is the page of many articles: it names
        // none.
        ExtractedPage own = page.text().isEmpty() ? null : page;
        return new Article(article(listed, own, text), fromPage, validators);
    }

    private static ExtractedPage extract(Fetched fetched, Instant now) {
        String type =
                Optional.ofNullable(fetched.header("content-type")).orElse("").toLowerCase(Locale.ROOT);
        boolean plain = type.startsWith("text/plain");
        boolean page = type.isEmpty() || type.contains("html") || type.contains("xml");
        try {
            if (plain) {
                String text = Decoding.html(fetched.body(), type).text();
                return ArticleExtractor.extractText(text, fetched.finalUrl(), now);
            }
            return page ? ArticleExtractor.extract(fetched.body(), type, fetched.finalUrl(), now) : none(fetched);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return none(fetched); // no page is worth more than its own dead letter
        }
    }

    private static ExtractedPage none(Fetched fetched) {
        return new ExtractedPage(
                null,
                "",
                Links.canonical(fetched.finalUrl()),
                null,
                null,
                null,
                List.of(),
                null,
                false,
                PageDetails.NONE);
    }

    private RawArticle article(Listed listed, @Nullable ExtractedPage page, String text) {
        Source source = listed.source();
        Entry entry = listed.entry();
        Instant now = clock.instant();
        String link = entry.link();
        boolean web = Links.isWeb(link);
        String canonical = page != null ? page.canonicalUrl() : web && link != null ? Links.canonical(link) : null;
        String clean = CleanText.of(text);
        Instant pageDate = page == null ? null : page.published();
        Instant published = entry.published() != null ? entry.published() : pageDate;
        PublishedFrom from =
                entry.published() != null ? PublishedFrom.FEED : page == null ? null : page.publishedFrom();
        String derived = canonical == null ? ArticleId.ofEntry(source.url(), entry.key()) : ArticleId.ofUrl(canonical);
        return new RawArticle(
                listed.id() == null ? derived : listed.id(),
                web ? link : null,
                canonical,
                source.publisher(),
                source.url(),
                entry.guid(),
                entry.title() != null ? entry.title() : page == null ? null : page.title(),
                CleanText.cut(clean, RawArticle.MAX_TEXT),
                entry.summary(),
                entry.authors().isEmpty() && page != null ? page.authors() : entry.authors(),
                published == null ? now : published,
                published == null ? PublishedFrom.FETCHED : from,
                entry.updated() != null ? entry.updated() : page == null ? null : page.updated(),
                now,
                Stream.of(
                                page == null ? null : page.languageHint(),
                                entry.language(),
                                listed.language(),
                                source.language())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                clean.length() > RawArticle.MAX_TEXT || page != null && page.truncated(),
                page == null ? null : page.statedDetails());
    }

    private static boolean isPassing(Failed failed) {
        return switch (failed.kind()) {
            case BUSY, TOO_SLOW, UNREACHABLE -> true;
            default -> false;
        };
    }

    private static String textOf(Entry entry) {
        String content = entry.content() == null ? "" : entry.content();
        String summary = entry.summary() == null ? "" : entry.summary();
        return content.length() >= summary.length() ? content : summary;
    }
}
