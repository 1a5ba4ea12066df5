package org.perennial.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.FeedState;
import org.perennial.contract.FeedState.Plan;
import org.perennial.ingest.fetch.FetchResult.Kind;
import org.perennial.ingest.source.Source;

/**
 * When a feed is asked again, and why.
 *
 * <p>A feed is asked twice in the time from one new entry to the next, so that an article is seen half a gap late on average,
 * between the shortest and the longest interval; feed and server may wish for longer, up to the longest. An interval in the
 * list goes before all of that. Failures double the interval by their weight. A tenth is added by the feed's address and the
 * time, so that what was once asked together does not stay together. Immutable.
 */
final class PollRhythm {
    private static final Duration LONGEST_BACK_OFF = Duration.ofDays(1);
    private static final Duration NEVER = Duration.ofDays(3_650);
    private static final int LONGEST_BY_INTERVALS = 12;
    private static final int MOST_ENTRIES = 50;
    private static final int LATEST_ENTRIES = 5;
    private static final int JITTER_STEPS = 1_000;
    private static final int JITTER_SHARE = 10;

    private final IngestConfig config;
    private final Duration longest;
    private final BiPredicate<String, LocalDate> remembers;

    /** The next visit. */
    record Next(Instant at, Plan plan) {}

    /**
     * How often a feed brings something.
     *
     * @param gap from one new entry to the next; absent if it is not known
     * @param newest when its newest entry appeared; absent likewise
     */
    record Pace(@Nullable Duration gap, @Nullable Instant newest) {
        static final Pace UNKNOWN = new Pace(null, null);

        /**
         * By when entries appeared: the mean over all of them or over the latest five, whichever is shorter, so that a feed
         * that wakes up is noticed by its next visits.
         */
        static Pace of(List<Instant> appeared, Instant now) {
            List<Instant> newestFirst = appeared.stream()
                    .filter(at -> !at.isAfter(now))
                    .sorted(Comparator.reverseOrder())
                    .limit(MOST_ENTRIES)
                    .toList();
            if (newestFirst.isEmpty()) {
                return UNKNOWN;
            }
            Instant newest = newestFirst.get(0);
            Instant oldest = newestFirst.get(newestFirst.size() - 1);
            if (newestFirst.size() < 2 || oldest.equals(newest)) {
                return new Pace(null, newest);
            }
            Duration all = Duration.between(oldest, now).dividedBy(newestFirst.size());
            int latest = Math.min(LATEST_ENTRIES, newestFirst.size());
            Duration late = Duration.between(newestFirst.get(latest - 1), now).dividedBy(latest);
            return new Pace(all.compareTo(late) < 0 ? all : late, newest);
        }

        /** The same after a visit that brought nothing: the silence since counts as the half of a gap. */
        static Pace after(@Nullable FeedState before, Instant now) {
            Plan plan = before == null ? null : before.plan();
            if (plan == null || plan.newest() == null) {
                return UNKNOWN;
            }
            Duration silence = Duration.between(plan.newest(), now).dividedBy(2);
            Long known = plan.gapSeconds();
            Duration gap = known == null ? null : Duration.ofSeconds(known);
            return new Pace(gap != null && gap.compareTo(silence) < 0 ? silence : gap, plan.newest());
        }
    }

    private record Wait(Duration length, PollReason reason) {
        Wait atLeast(@Nullable Duration other, PollReason why) {
            return other != null && other.compareTo(length) > 0 ? new Wait(other, why) : this;
        }
    }

    /** @param remembers whether a publisher covered an event before that returns about a day */
    PollRhythm(IngestConfig config, BiPredicate<String, LocalDate> remembers) {
        this.config = config;
        this.remembers = remembers;
        Duration set = config.polling().longest();
        this.longest = set.isZero() ? config.interval().multipliedBy(LONGEST_BY_INTERVALS) : set;
    }

    /** After a good answer. @param asked how long a page's host asks to be left alone; absent if none does */
    Next afterGood(
            Source source, Instant now, Pace pace, Wishes wishes, @Nullable Duration asked, @Nullable String movedTo) {
        Wait wait = wait(source, now, pace, wishes).atLeast(asked, PollReason.RETRY_AFTER);
        return next(source, now, wait, pace, 0, movedTo);
    }

    /** After a failure. @param before as the feed stood */
    Next afterFailure(
            Source source,
            Instant now,
            @Nullable FeedState before,
            Kind kind,
            @Nullable Duration retryAfter,
            @Nullable String movedTo) {
        Plan plan = before == null ? null : before.plan();
        double errors = (plan == null ? before == null ? 0 : before.failures() : plan.errors()) + weight(kind);
        Pace pace = new Pace(
                plan == null || plan.gapSeconds() == null ? null : Duration.ofSeconds(plan.gapSeconds()),
                plan == null ? null : plan.newest());
        if (kind == Kind.GONE) {
            return next(source, now, new Wait(NEVER, PollReason.GONE), pace, errors, movedTo);
        }
        if (errors >= config.polling().stopAfter()) {
            return next(source, now, new Wait(NEVER, PollReason.STOPPED), pace, errors, movedTo);
        }
        double factor = Math.pow(2, Math.min(errors, 30));
        double millis = wait(source, now, pace, Wishes.NONE).length().toMillis() * factor;
        Duration grown = Duration.ofMillis((long) Math.min(millis, LONGEST_BACK_OFF.toMillis()));
        Wait wait = new Wait(grown, PollReason.BACK_OFF).atLeast(retryAfter, PollReason.RETRY_AFTER);
        return next(source, now, wait, pace, errors, movedTo);
    }

    /** How much a failure counts: what mends itself seldom 1, what the server broke a half, what passes a quarter. */
    static double weight(Kind kind) {
        return switch (kind) {
            case ADDRESS_REFUSED, GONE, ROBOTS, STATUS -> 1;
            case SERVER_ERROR, MALFORMED, TOO_LARGE, TOO_MANY_REDIRECTS -> 0.5;
            case BUSY, TOO_SLOW, UNREACHABLE -> 0.25;
        };
    }

    private Wait wait(Source source, Instant now, Pace pace, Wishes wishes) {
        if (source.interval() != null) {
            return new Wait(source.interval(), PollReason.OWN_INTERVAL)
                    .atLeast(config.minInterval(), PollReason.SHORTEST);
        }
        Duration often = config.polling().anniversaries();
        if (!often.isZero() && remembers.test(source.publisher(), LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            Wait near = new Wait(often, PollReason.ANNIVERSARY).atLeast(config.minInterval(), PollReason.SHORTEST);
            return near.length().compareTo(config.interval()) < 0 ? near : general();
        }
        return byPace(pace, wishes).atLeast(wishes.hub(), PollReason.HUB);
    }

    private Wait byPace(Pace pace, Wishes wishes) {
        Duration gap = pace.gap();
        if (!config.polling().adaptive()) {
            return general();
        }
        Wait wait = gap == null
                ? general()
                : new Wait(gap.dividedBy(2), PollReason.PACE).atLeast(config.minInterval(), PollReason.SHORTEST);
        wait = wait.atLeast(shorter(wishes.feed()), PollReason.TTL).atLeast(shorter(wishes.server()), PollReason.CACHE);
        return wait.length().compareTo(longest) > 0 ? new Wait(longest, PollReason.LONGEST) : wait;
    }

    private Wait general() {
        return new Wait(config.interval(), PollReason.GENERAL);
    }

    private @Nullable Duration shorter(@Nullable Duration wish) {
        return wish != null && wish.compareTo(longest) > 0 ? longest : wish;
    }

    private static Next next(
            Source source, Instant now, Wait wait, Pace pace, double errors, @Nullable String movedTo) {
        Duration gap = pace.gap();
        Plan plan =
                new Plan(wait.reason().code(), gap == null ? null : gap.toSeconds(), pace.newest(), errors, movedTo);
        int step = Math.floorMod((source.url() + now).hashCode(), JITTER_STEPS);
        Duration jitter =
                wait.length().dividedBy(JITTER_SHARE).multipliedBy(step).dividedBy(JITTER_STEPS);
        return new Next(now.plus(wait.length()).plus(jitter), plan);
    }
}
