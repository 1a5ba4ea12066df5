package org.perennial.ingest.backfill;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Fetched;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.page.ArticleExtractor;
import org.perennial.ingest.poll.PoliteFetcher;

/**
 * The pages that a sitemap, or an index of sitemaps, lists of past months: those that were changed in them, or whose address
 * names them where the sitemap has no dates. They are fetched now, and count as fetched now.
 *
 * <p>Which were read before is known by their addresses and not by their number, since a sitemap changes from one call to
 * the next.
 */
public final class PastSitemaps implements Archive {
    private static final int DEEPEST = 3;
    private static final int MOST_SITEMAPS = 5_000;

    /** {@code /2024/02/}, {@code /2024-02-26}, {@code /20240226}. */
    private static final Pattern MONTH_IN_ADDRESS =
            Pattern.compile("(?<!\\d)(19\\d\\d|20\\d\\d)[/_-]?(0[1-9]|1[0-2])(?=[/_-]|\\d\\d(?!\\d)|\\D|$)");

    private final PoliteFetcher fetcher;
    private final YearMonth first;
    private final YearMonth last;
    private final InstantSource clock;
    private final Predicate<String> read;
    private @Nullable String address;
    private final SiteMapParser parser = new SiteMapParser(false);
    private final Deque<Waiting> sitemaps = new ArrayDeque<>();
    private final Deque<String> pages = new ArrayDeque<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> listed = new HashSet<>();

    private record Waiting(String address, int depth) {}

    /**
     * @param sitemap its address
     * @param first the first month
     * @param last the last month
     * @param read whether a page with this address has been read before, and is not to be asked for
     */
    public PastSitemaps(
            PoliteFetcher fetcher,
            String sitemap,
            YearMonth first,
            YearMonth last,
            InstantSource clock,
            Predicate<String> read) {
        this.fetcher = fetcher;
        this.first = first;
        this.last = last;
        this.clock = clock;
        this.read = read;
        sitemaps.add(new Waiting(sitemap, 0));
    }

    /** The address of the page that the last piece is about; absent if it was about a sitemap. */
    public @Nullable String address() {
        return address;
    }

    @Override
    public Optional<Piece> next() throws InterruptedException {
        address = null;
        Optional<String> refused = gather();
        if (refused.isPresent()) {
            return Optional.of(new Piece(null, refused.get()));
        }
        if (pages.isEmpty()) {
            return Optional.empty();
        }
        String page = pages.remove();
        address = page;
        FetchResult result = fetcher.fetch(page);
        if (!(result instanceof Fetched fetched)) {
            return Optional.of(new Piece(null, sentence(result, page)));
        }
        Instant now = clock.instant();
        try {
            RawArticle article = ArticleExtractor.extract(
                            fetched.body(), fetched.header("content-type"), fetched.finalUrl(), now)
                    .toArticle(fetched.finalUrl(), now);
            return Optional.of(
                    article.text().isEmpty()
                            ? new Piece(null, page + " holds no article text")
                            : new Piece(article, null));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(new Piece(null, page + " cannot be read: " + e.getMessage()));
        }
    }

    /** Reads sitemaps until there is a page; says what is wrong with one that cannot be read. */
    private Optional<String> gather() throws InterruptedException {
        while (pages.isEmpty() && !sitemaps.isEmpty()) {
            Waiting next = sitemaps.remove();
            if (!asked.add(next.address()) || asked.size() > MOST_SITEMAPS) {
                continue;
            }
            FetchResult result = fetcher.fetch(next.address());
            if (!(result instanceof Fetched fetched)) {
                return Optional.of(sentence(result, next.address()));
            }
            try {
                take(
                        parser.parseSiteMap(
                                fetched.body(), URI.create(next.address()).toURL()),
                        next.depth());
            } catch (UnknownFormatException | IOException | RuntimeException e) {
                return Optional.of(next.address() + " is no sitemap: " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private void take(AbstractSiteMap sitemap, int depth) {
        if (sitemap instanceof SiteMapIndex index) {
            for (AbstractSiteMap part : index.getSitemaps()) {
                String address = part.getUrl().toString();
                // An index's date is that of the last change: what was last changed before holds nothing of these
                // months.
                YearMonth changed = month(part.getLastModified(), "");
                boolean over = changed != null && changed.isBefore(first);
                YearMonth named = month(null, address);
                if (depth < DEEPEST && Links.isWeb(address) && !over && (named == null || isWanted(named))) {
                    sitemaps.add(new Waiting(address, depth + 1));
                }
            }
        } else if (sitemap instanceof SiteMap urls) {
            for (SiteMapURL url : urls.getSiteMapUrls()) {
                String address = url.getUrl().toString();
                YearMonth named = month(null, address);
                YearMonth month = named != null ? named : month(url.getLastModified(), "");
                if (month != null
                        && isWanted(month)
                        && Links.isWeb(address)
                        && listed.add(address)
                        && !read.test(address)) {
                    pages.add(address);
                }
            }
        }
    }

    private boolean isWanted(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    private static @Nullable YearMonth month(@Nullable Date changed, String address) {
        if (changed != null) {
            return YearMonth.from(changed.toInstant().atZone(ZoneOffset.UTC));
        }
        Matcher inAddress = MONTH_IN_ADDRESS.matcher(address);
        return inAddress.find()
                ? YearMonth.of(Integer.parseInt(inAddress.group(1)), Integer.parseInt(inAddress.group(2)))
                : null;
    }

    private static String sentence(FetchResult result, String address) {
        return result instanceof Failed failed ? failed.sentence() : address + " gave nothing";
    }

    /** There is nothing to pass over: those that were read before are not among them. */
    @Override
    public void skip(long pieces) {}

    @Override
    public void close() {
        // the fetcher is its giver's
    }
}
