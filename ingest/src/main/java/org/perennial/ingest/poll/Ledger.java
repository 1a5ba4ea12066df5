package org.perennial.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.FeedState;
import org.perennial.contract.FeedState.SeenEntry;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;

/**
 * Gathers what one visit writes, and writes it with the feed's state.
 *
 * <p>A visit with many entries is written in several transactions; the state in each of them names what has been published
 * by then and keeps the validators of the visit before.
 */
final class Ledger {
    private static final int MOST_RECORDS = 25;
    private static final long LONGEST_WAIT_NANOS = 2_000_000_000L;

    /** Longer keys are remembered by their digest. */
    private static final int LONGEST_KEY = 200;

    private final String feed;
    private final @Nullable FeedState before;
    private final FeedMemory memory;
    private final Duration unwritten;
    private final Instant polled;
    private final ArticlePublisher publisher;
    private final FeedStates states;
    private final IngestMeters meters;
    private final List<ProducerRecord<byte[], byte[]>> pending = new ArrayList<>();
    private final Map<String, SeenEntry> seen = new LinkedHashMap<>();
    private List<String> listed = List.of();
    private @Nullable String etag;
    private @Nullable String lastModified;
    private @Nullable String problemDigest;
    private long oldestPending;
    private int articles;

    Ledger(
            String feed,
            @Nullable FeedState before,
            FeedMemory memory,
            Duration unwritten,
            Instant polled,
            ArticlePublisher publisher,
            FeedStates states,
            IngestMeters meters) {
        this.feed = feed;
        this.before = before;
        this.memory = memory;
        this.unwritten = unwritten;
        this.polled = polled;
        this.publisher = publisher;
        this.states = states;
        this.meters = meters;
        if (before != null) {
            before.seen().forEach(entry -> seen.put(entry.key(), entry));
            etag = before.etag();
            lastModified = before.lastModified();
            problemDigest = before.problemDigest();
        }
    }

    private int failuresBefore() {
        return before == null ? 0 : before.failures();
    }

    /** The keys that the feed lists now, newest first: those are the last to be forgotten. */
    void listed(List<String> keys) {
        listed = keys.stream().map(Ledger::shortened).toList();
    }

    /** What is remembered of an entry; null if it was never seen. */
    @Nullable
    SeenEntry seen(String key) {
        return seen.get(shortened(key));
    }

    void remember(SeenEntry entry) {
        String key = shortened(entry.key());
        seen.put(key, new SeenEntry(key, entry.fingerprint(), entry.article(), entry.first()));
    }

    void validators(@Nullable String newEtag, @Nullable String newLastModified) {
        etag = newEtag;
        lastModified = newLastModified;
    }

    void publish(SeenEntry entry, RawArticle article) {
        Instant fetched = article.fetched() == null ? polled : article.fetched();
        ProducerRecord<byte[], byte[]> record = Publication.of(article, fetched);
        if (record.topic().equals(Topics.RAW_ARTICLES.name())) {
            articles++;
        } else {
            meters.deadLetter(DeadLetterReason.RECORD_TOO_LARGE);
        }
        add(record);
        remember(entry);
        flushIfDue();
    }

    /** Writes a dead letter about an entry, unless it was dealt with before and has merely changed. */
    void letter(SeenEntry entry, ArticleMaker.Nothing nothing) {
        if (seen(entry.key()) == null) {
            meters.deadLetter(nothing.reason());
            add(Publication.letter(nothing.reason(), nothing.detail(), nothing.address(), nothing.body(), polled));
        }
        remember(entry);
        flushIfDue();
    }

    /** Puts an unreadable body away, unless it is the one that was put away last. */
    void unreadable(String digest, DeadLetterReason reason, String sentence, byte[] body) {
        if (!digest.equals(problemDigest)) {
            problemDigest = digest;
            meters.deadLetter(reason);
            add(Publication.letter(reason, sentence, feed, body, polled));
        }
        etag = null; // a validator must not vouch for what nobody could read
        lastModified = null;
    }

    private void add(ProducerRecord<byte[], byte[]> record) {
        if (pending.isEmpty()) {
            oldestPending = System.nanoTime();
        }
        pending.add(record);
    }

    private void flushIfDue() {
        if (pending.size() >= MOST_RECORDS
                || System.nanoTime() - oldestPending > LONGEST_WAIT_NANOS && !pending.isEmpty()) {
            write(new FeedState(
                    feed,
                    before == null ? null : before.etag(),
                    before == null ? null : before.lastModified(),
                    polled,
                    polled,
                    failuresBefore(),
                    before == null ? null : before.lastProblem(),
                    problemDigest,
                    remembered(),
                    before == null ? null : before.plan()));
        }
    }

    /** Writes what is left of a good visit, or merely remembers it if it has brought nothing and was written not long ago. */
    void commit(PollRhythm.Next next) {
        FeedState state = new FeedState(
                feed, etag, lastModified, polled, next.at(), 0, null, problemDigest, remembered(), next.plan());
        Instant written = memory.written;
        if (pending.isEmpty()
                && before != null
                && written != null
                && polled.isBefore(written.plus(unwritten))
                && saysTheSame(before, state)) {
            states.committed(state);
        } else {
            write(state);
        }
    }

    /** Whether two states differ in nothing but when the feed was asked, is to be asked, and brings something. */
    private static boolean saysTheSame(FeedState one, FeedState other) {
        return Objects.equals(one.etag(), other.etag())
                && Objects.equals(one.lastModified(), other.lastModified())
                && one.failures() == other.failures()
                && Objects.equals(one.problemDigest(), other.problemDigest())
                && reason(one).equals(reason(other))
                && one.seen().equals(other.seen());
    }

    private static List<@Nullable Object> reason(FeedState state) {
        FeedState.Plan plan = state.plan();
        return plan == null ? List.of() : Arrays.asList(plan.reason(), plan.errors(), plan.movedTo());
    }

    /** Writes what is left of what a hub delivered: when the feed is asked, and how it stands, is left as it was. */
    void commitDelivered(FeedState standing) {
        write(new FeedState(
                feed,
                standing.etag(),
                standing.lastModified(),
                standing.polled(),
                standing.nextPoll(),
                standing.failures(),
                standing.lastProblem(),
                standing.problemDigest(),
                remembered(),
                standing.plan()));
    }

    /** Writes what is left of a visit that found no readable feed. */
    void commitFailure(String problem, PollRhythm.Next next) {
        write(new FeedState(
                feed,
                etag,
                lastModified,
                polled,
                next.at(),
                failuresBefore() + 1,
                problem,
                problemDigest,
                remembered(),
                next.plan()));
    }

    private void write(FeedState state) {
        publisher.publish(pending, state);
        states.committed(state);
        memory.written = polled;
        meters.published(articles);
        pending.clear();
        articles = 0;
    }

    private List<SeenEntry> remembered() {
        Map<String, SeenEntry> ordered = new LinkedHashMap<>();
        for (String key : listed) {
            SeenEntry entry = seen.get(key);
            if (entry != null) {
                ordered.put(key, entry);
            }
        }
        seen.forEach(ordered::putIfAbsent);
        return ordered.values().stream().limit(FeedState.MAX_SEEN).toList();
    }

    private static String shortened(String key) {
        return key.length() > LONGEST_KEY ? "sha256:" + Digest.ofTexts(key, key.length()) : key;
    }
}
