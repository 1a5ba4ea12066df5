package org.perennial.ingest.robots;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Fetched;
import org.perennial.ingest.fetch.FetchResult.Kind;

/**
 * What a site's {@code robots.txt} says to one program (RFC 9309).
 *
 * <p>The groups that name the program hold, taken together; if there are none, those for {@code *}; if there are none
 * either, all is allowed. Of the rules that match a path the longest decides, and of two equally long ones the one that
 * allows. Immutable.
 */
public final class RobotsRules {
    private static final RobotsRules NOTHING_FORBIDDEN = new RobotsRules(List.of(), null, List.of());
    private static final RobotsRules ALL_FORBIDDEN =
            new RobotsRules(List.of(new PathRule("/", false)), null, List.of());

    private final List<PathRule> rules;
    private final @Nullable Duration crawlDelay;
    private final List<String> sitemaps;

    RobotsRules(List<PathRule> rules, @Nullable Duration crawlDelay, List<String> sitemaps) {
        this.rules = List.copyOf(rules);
        this.crawlDelay = crawlDelay;
        this.sitemaps = List.copyOf(sitemaps);
    }

    /**
     * What the file says to a program.
     *
     * @param body the file's bytes, of which the first {@value RobotsFile#MAX_BYTES} are read; whatever is no rule is
     *     passed over
     * @param agent the program's product token, or a whole {@code User-Agent} header that begins with it and a slash
     */
    public static RobotsRules of(byte[] body, String agent) {
        return new RobotsFile(agent).read(body);
    }

    /**
     * What follows from how a site answered when it was asked for the file: one that is not there, by a status from 400 to 499,
     * allows all; one that cannot be had for now allows nothing.
     *
     * @param agent as of {@link #of(byte[], String)}
     */
    public static RobotsRules of(FetchResult answer, String agent) {
        if (answer instanceof Fetched fetched) {
            return of(fetched.body(), agent);
        }
        boolean absent =
                answer instanceof Failed failed && (failed.kind() == Kind.STATUS || failed.kind() == Kind.GONE);
        return absent ? NOTHING_FORBIDDEN : ALL_FORBIDDEN;
    }

    /** Whether the site has no such file. */
    public boolean isAbsent() {
        return this == NOTHING_FORBIDDEN;
    }

    /** Whether the site's file cannot be had, so that these rules hold for a while only. */
    public boolean isForNow() {
        return this == ALL_FORBIDDEN;
    }

    /**
     * Whether the program may read a page.
     *
     * @param address the page's address, or its path with the query
     */
    public boolean allow(String address) {
        String path = RobotsPath.of(address);
        PathRule decisive = null;
        for (PathRule rule : rules) {
            if (rule.matches(path) && (decisive == null || rule.outweighs(decisive))) {
                decisive = rule;
            }
        }
        return decisive == null || decisive.allows();
    }

    /** How long the site wants to be left alone between two requests; empty if it does not say. Not in the RFC, but common. */
    public Optional<Duration> crawlDelay() {
        return Optional.ofNullable(crawlDelay);
    }

    /** The addresses of sitemaps that the file names, as written; they are for all programs. */
    public List<String> sitemaps() {
        return sitemaps;
    }
}
