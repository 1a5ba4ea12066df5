package org.perennial.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import okhttp3.HttpUrl;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Kind;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.robots.RobotsRules;

/**
 * The robots.txt of each host, asked for once a day, by RFC 9309: one that is not there (4xx) allows all, one that cannot be
 * reached (5xx, no answer) allows nothing until it can. Its crawl-delay slows our requests to that host, up to {@link
 * #LONGEST_DELAY}. Safe for all threads.
 */
final class RobotsFiles implements PagePermission {
    /** A longer one would keep a worker from all others. */
    static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    static final Duration KEPT = Duration.ofDays(1);
    private static final Duration KEPT_UNREACHABLE = Duration.ofMinutes(15);

    private static final int MOST_HOSTS = 50_000;

    private final Fetcher fetcher;
    private final HostGates gates;
    private final InstantSource clock;
    private final String userAgent;
    private final ConcurrentMap<String, Known> hosts = new ConcurrentHashMap<>();

    /**
     * What a host says of itself.
     *
     * @param passing whether it could not be asked, so that the rules hold for a while only
     */
    private record Known(RobotsRules rules, boolean passing, Instant until) {}

    /** @param userAgent how we call ourselves; its first word, up to a slash, is the name that rules are read for */
    RobotsFiles(Fetcher fetcher, HostGates gates, String userAgent, InstantSource clock) {
        this.fetcher = fetcher;
        this.gates = gates;
        this.clock = clock;
        this.userAgent = userAgent;
    }

    @Override
    public Optional<Failed> objection(String page) throws InterruptedException {
        HttpUrl url = HttpUrl.parse(page);
        if (url == null) {
            return Optional.empty(); // the fetcher says what is wrong with it
        }
        HttpUrl file = url.newBuilder()
                .username("")
                .password("")
                .encodedPath("/robots.txt")
                .query(null)
                .fragment(null)
                .build();
        Known known = hosts.get(file.toString());
        if (known == null || known.until().isBefore(clock.instant())) {
            known = ask(file.toString());
            forgetSome();
            hosts.put(file.toString(), known);
        }
        if (known.rules().allow(page)) {
            return Optional.empty();
        }
        // What passes is told as such: the page is asked for at a later visit, or the feed's own text taken.
        return Optional.of(
                known.passing()
                        ? new Failed(Kind.UNREACHABLE, file + " cannot be read, so its pages are not asked for", null)
                        : new Failed(Kind.ROBOTS, file + " does not allow " + page, null));
    }

    private Known ask(String file) throws InterruptedException {
        FetchResult result = gates.through(file, () -> fetcher.fetch(FetchRequest.page(file, null, null)));
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("stopped while fetching " + file);
        }
        Instant now = clock.instant();
        RobotsRules rules = RobotsRules.of(result, userAgent);
        rules.crawlDelay()
                .filter(delay -> !delay.isZero())
                .ifPresent(delay -> gates.slowDown(file, delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY));
        return new Known(rules, rules.isForNow(), now.plus(rules.isForNow() ? KEPT_UNREACHABLE : KEPT));
    }

    private void forgetSome() {
        if (hosts.size() >= MOST_HOSTS) {
            Instant now = clock.instant();
            hosts.values().removeIf(known -> known.until().isBefore(now));
            if (hosts.size() >= MOST_HOSTS) {
                hosts.clear();
            }
        }
    }
}
