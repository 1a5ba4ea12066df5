package org.perennial.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.FeedState;
import org.perennial.contract.FeedState.LastVersion;
import org.perennial.contract.FeedState.SeenEntry;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.feed.Entry;
import org.perennial.ingest.feed.Feed;
import org.perennial.ingest.feed.FeedReader;
import org.perennial.ingest.feed.UnreadableFeed;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Fetched;
import org.perennial.ingest.fetch.FetchResult.Kind;
import org.perennial.ingest.fetch.FetchResult.NotModified;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.poll.ArticleMaker.Article;
import org.perennial.ingest.poll.ArticleMaker.Later;
import org.perennial.ingest.poll.ArticleMaker.Listed;
import org.perennial.ingest.poll.ArticleMaker.Made;
import org.perennial.ingest.poll.ArticleMaker.Nothing;
import org.perennial.ingest.poll.ArticleMaker.Validators;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.websub.Delivery;
import org.perennial.ingest.websub.HubLinks;
import org.perennial.ingest.websub.Subscriptions;
import org.perennial.ingest.websub.Subscriptions.Waiting;

/**
 * One visit to one feed: asks for it, publishes what is new or changed, and asks the newest pages for changes.
 *
 * <p>The feed's validators are stored only when every entry that it listed has been dealt with: a 304 never hides what was
 * not published.
 */
final class FeedPoll {
    /** How long a visit may take before what is left waits for the next one. */
    private static final Duration LONGEST_VISIT = Duration.ofMinutes(5);

    /** So many new or changed entries are dealt with at one visit: a feed in flood takes its turns like the others. */
    private static final int MOST_ENTRIES = 500;

    /** After so many failures in a row a host's pages are left for the next visit. */
    private static final int FAILURES_IN_A_ROW = 3;

    private final Fetcher fetcher;
    private final HostGates gates;
    private final ArticleMaker maker;
    private final ArticlePublisher publisher;
    private final FeedStates states;
    private final IngestMeters meters;
    private final IngestConfig config;
    private final PollRhythm rhythm;
    private final Subscriptions hubs;
    private final InstantSource clock;

    FeedPoll(
            Fetcher fetcher,
            HostGates gates,
            ArticleMaker maker,
            ArticlePublisher publisher,
            FeedStates states,
            IngestMeters meters,
            IngestConfig config,
            PollRhythm rhythm,
            Subscriptions hubs,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.gates = gates;
        this.maker = maker;
        this.publisher = publisher;
        this.states = states;
        this.meters = meters;
        this.config = config;
        this.rhythm = rhythm;
        this.hubs = hubs;
        this.clock = clock;
    }

    /**
     * Visits the feed, or reads what its hub has delivered while it is not due.
     *
     * @return when it is to be visited next
     */
    Instant visit(Source source, FeedMemory memory) throws InterruptedException {
        Waiting waiting = hubs.deliveries(source.url());
        boolean told = !waiting.deliveries().isEmpty() && !waiting.more();
        for (Delivery delivery : waiting.deliveries()) {
            Optional<FeedState> standing = states.of(source.url());
            told &= standing.isPresent() && new Visit(source, standing.get(), memory).take(delivery, standing.get());
        }
        Optional<Instant> due = states.of(source.url()).map(FeedState::nextPoll);
        return told && due.isPresent() && due.get().isAfter(clock.instant()) ? due.get() : ask(source, memory);
    }

    private Instant ask(Source source, FeedMemory memory) throws InterruptedException {
        Optional<FeedState> before = states.of(source.url());
        // Without the newest entries in memory only a full answer can say which pages to ask for changes.
        boolean conditional = memory.known || !revisits();
        String moved = movedTo(before.orElse(null));
        String address = moved == null ? source.url() : moved;
        FetchRequest request = FetchRequest.feed(
                address,
                conditional ? before.map(FeedState::etag).orElse(null) : null,
                conditional ? before.map(FeedState::lastModified).orElse(null) : null);
        FetchResult result = gates.through(address, () -> fetcher.fetch(request));
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("stopped while fetching " + address);
        }
        Visit visit = new Visit(source, before.orElse(null), memory);
        if (result instanceof Failed failed) {
            meters.failed(failed.kind());
            if (failed.kind() == Kind.GONE) {
                hubs.leave(source.url()::equals);
            }
            return visit.failed(failed);
        }
        if (result instanceof Fetched fetched) {
            return visit.read(fetched);
        }
        visit.wishes = result instanceof NotModified same ? Wishes.of(same.headers()) : Wishes.NONE;
        hubs.keep(source.url());
        return visit.unchanged();
    }

    private static @Nullable String movedTo(@Nullable FeedState state) {
        return state == null || state.plan() == null ? null : state.plan().movedTo();
    }

    private static LastVersion version(RawArticle article) {
        return new LastVersion(article.id(), Digest.ofTexts(article.title(), article.text(), article.summary()));
    }

    private boolean revisits() {
        return config.fetchPages()
                && config.revisitNewest() > 0
                && !config.revisit().isZero();
    }

    /** The state of one visit. */
    private final class Visit {
        private final Source source;
        private final @Nullable FeedState before;
        private final FeedMemory memory;
        private final Instant polled = clock.instant();
        private final long end = System.nanoTime() + LONGEST_VISIT.toNanos();
        private final Ledger ledger;
        private int failuresInARow;
        private @Nullable Failed postponed;
        private Wishes wishes = Wishes.NONE;
        private PollRhythm.Pace pace;
        private @Nullable String movedTo;

        Visit(Source source, @Nullable FeedState before, FeedMemory memory) {
            this.source = source;
            this.before = before;
            this.memory = memory;
            this.movedTo = movedTo(before);
            this.pace = PollRhythm.Pace.after(before, polled);
            this.ledger = new Ledger(
                    source.url(), before, memory, config.polling().unwritten(), polled, publisher, states, meters);
        }

        Instant failed(Failed failed) {
            return failed(failed.kind(), failed.sentence(), failed.retryAfter());
        }

        private Instant failed(Kind kind, String sentence, @Nullable Duration retryAfter) {
            // Where a feed has moved to may be over sooner than the feed is: its own address is asked again.
            boolean lost = movedTo != null && PollRhythm.weight(kind) >= 1;
            Kind counted = lost && kind == Kind.GONE ? Kind.STATUS : kind;
            PollRhythm.Next next =
                    rhythm.afterFailure(source, polled, before, counted, retryAfter, lost ? null : movedTo);
            ledger.commitFailure(sentence, next);
            return next.at();
        }

        Instant read(Fetched fetched) throws InterruptedException {
            String digest = Digest.ofBytes(fetched.body());
            wishes = Wishes.of(fetched.headers(), fetched.body());
            hubs.follow(source.url(), HubLinks.of(fetched.headers(), fetched.body(), fetched.finalUrl()));
            if (digest.equals(memory.bodyDigest)) {
                ledger.validators(fetched.header("etag"), fetched.header("last-modified"));
                return unchanged();
            }
            Feed feed;
            try {
                feed = FeedReader.read(fetched.body(), fetched.header("content-type"), fetched.finalUrl(), polled);
                if (!feed.sitemaps().isEmpty()) {
                    return unreadable(fetched, digest, "is an index of sitemaps: name its news sitemap instead");
                }
            } catch (UnreadableFeed e) {
                return unreadable(fetched, digest, String.valueOf(e.getMessage()));
            }
            meters.listed(feed.entries().size());
            memory.language = feed.language();
            List<Entry> entries = Listing.of(feed.entries());
            boolean untold = memory.known && entries.stream().anyMatch(entry -> ledger.seen(entry.key()) == null);
            if (untold) {
                hubs.untold(source.url());
            }
            boolean complete = publishNew(entries, true);
            pace = PollRhythm.Pace.of(
                    entries.stream().flatMap(entry -> appeared(entry).stream()).toList(), polled);
            movedTo = fetched.movedTo() != null ? fetched.movedTo() : movedTo;
            memory.known = true;
            memory.newest = entries.stream()
                    .limit(config.revisitNewest())
                    .filter(this::isYoung)
                    .toList();
            if (complete) {
                ledger.validators(fetched.header("etag"), fetched.header("last-modified"));
                memory.bodyDigest = digest;
            }
            return finish();
        }

        /** When an entry appeared: as the feed says, else when it was first seen. */
        private Optional<Instant> appeared(Entry entry) {
            Instant said = entry.published() != null ? entry.published() : entry.updated();
            SeenEntry seen = said == null ? ledger.seen(entry.key()) : null;
            return Optional.ofNullable(seen == null ? said : seen.first());
        }

        /** Whether an entry was first seen so lately that its page may still change. */
        private boolean isYoung(Entry entry) {
            SeenEntry seen = ledger.seen(entry.key());
            Instant first = seen == null ? null : seen.first();
            return revisits()
                    && first != null
                    && entry.link() != null
                    && !first.plus(config.revisit()).isBefore(polled);
        }

        /** Publishes what a hub has delivered; false if the feed has to be asked for some of it. */
        boolean take(Delivery delivery, FeedState standing) throws InterruptedException {
            Feed feed;
            try {
                feed = FeedReader.read(delivery.body(), delivery.contentType(), delivery.topic(), polled);
            } catch (UnreadableFeed e) {
                meters.failed("unreadable-delivery");
                return false;
            }
            meters.listed(feed.entries().size());
            boolean complete = publishNew(Listing.of(feed.entries()), false);
            ledger.commitDelivered(standing);
            return complete;
        }

        private Instant unreadable(Fetched fetched, String digest, String what) {
            meters.failed("unreadable");
            String sentence = fetched.finalUrl() + " " + what;
            ledger.unreadable(digest, DeadLetterReason.FEED_UNREADABLE, sentence, fetched.body());
            return failed(Kind.STATUS, sentence, null);
        }

        Instant unchanged() throws InterruptedException {
            for (Entry entry : memory.newest) {
                if (isOver()) {
                    break;
                }
                SeenEntry seen = ledger.seen(entry.key());
                if (seen != null) {
                    revisit(entry, seen);
                }
            }
            return finish();
        }

        /**
         * Deals with every entry, the oldest first; false if some are left for the next visit.
         *
         * @param revisiting whether the pages of the newest are asked for changes
         */
        private boolean publishNew(List<Entry> entries, boolean revisiting) throws InterruptedException {
            boolean complete = true;
            int dealtWith = 0;
            ledger.listed(entries.stream().map(Entry::key).toList());
            for (int i = entries.size() - 1; i >= 0; i--) {
                Entry entry = entries.get(i);
                String said = Digest.ofTexts(entry.title(), entry.updated(), entry.summary(), entry.link());
                SeenEntry seen = ledger.seen(entry.key());
                if (seen == null || !seen.fingerprint().equals(said)) {
                    if (isOver() || dealtWith >= MOST_ENTRIES) {
                        complete = false;
                        meters.putOff();
                    } else {
                        dealtWith++;
                        complete &= publish(entry, said, seen);
                    }
                } else if (revisiting && i < config.revisitNewest() && !isOver()) {
                    revisit(entry, seen);
                } else {
                    meters.unchanged();
                }
            }
            return complete;
        }

        private boolean isOver() {
            return failuresInARow >= FAILURES_IN_A_ROW
                    || postponed != null && postponed.kind() == Kind.BUSY
                    || System.nanoTime() > end;
        }

        /** Publishes a new or changed entry; false if its host asks to be left alone. */
        private boolean publish(Entry entry, String said, @Nullable SeenEntry before) throws InterruptedException {
            LastVersion last = before == null ? null : before.article();
            Listed listed = listed(entry, last);
            Made made = maker.make(listed, Validators.NONE);
            if (made instanceof Later later) {
                failuresInARow++;
                postponed = later.failure();
                if (later.failure().kind() == Kind.BUSY) {
                    return false;
                }
                made = maker.withoutPage(listed, later.failure());
            } else {
                failuresInARow = 0;
            }
            Instant first = before == null ? polled.truncatedTo(ChronoUnit.SECONDS) : before.first();
            if (made instanceof Article article) {
                LastVersion version = version(article.article());
                SeenEntry now = new SeenEntry(entry.key(), said, version, first);
                remember(entry, article);
                if (version.equals(last)) {
                    meters.unchanged();
                    ledger.remember(now);
                } else {
                    ledger.publish(now, article.article());
                }
            } else if (made instanceof Nothing nothing) {
                ledger.letter(new SeenEntry(entry.key(), said, last, first), nothing);
            }
            return true;
        }

        /** Asks a published entry's page again and publishes it if its text has changed. */
        private void revisit(Entry entry, SeenEntry before) throws InterruptedException {
            if (!isYoung(entry)) {
                meters.unchanged();
                return;
            }
            Validators validators = memory.pages.getOrDefault(entry.key(), Validators.NONE);
            Made made = maker.make(listed(entry, before.article()), validators);
            failuresInARow = made instanceof Later ? failuresInARow + 1 : 0;
            if (made instanceof Article article && article.fromPage()) {
                remember(entry, article);
                LastVersion version = version(article.article());
                if (!version.equals(before.article())) {
                    ledger.publish(
                            new SeenEntry(entry.key(), before.fingerprint(), version, before.first()),
                            article.article());
                    return;
                }
            }
            meters.unchanged();
        }

        private void remember(Entry entry, Article article) {
            if (article.fromPage() && !article.page().equals(Validators.NONE)) {
                memory.pages.put(entry.key(), article.page());
            }
        }

        private Listed listed(Entry entry, @Nullable LastVersion last) {
            return new Listed(source, entry, memory.language, last == null ? null : last.id());
        }

        private Instant finish() {
            memory.newest = memory.newest.stream().filter(this::isYoung).toList();
            memory.pages
                    .keySet()
                    .retainAll(memory.newest.stream().map(Entry::key).toList());
            Duration asked = postponed == null ? null : postponed.retryAfter();
            PollRhythm.Next next =
                    rhythm.afterGood(source, polled, pace, wishes.withHub(hubs.rest(source.url())), asked, movedTo);
            ledger.commit(next);
            return next.at();
        }
    }
}
