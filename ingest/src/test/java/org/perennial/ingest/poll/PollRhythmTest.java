package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perennial.contract.FeedState;
import org.perennial.ingest.fetch.FetchResult.Kind;
import org.perennial.ingest.poll.PollRhythm.Next;
import org.perennial.ingest.poll.PollRhythm.Pace;
import org.perennial.ingest.source.Source;

class PollRhythmTest {
    private static final Instant NOW = Instant.parse("2025-02-25T09:00:00Z");
    private static final Source FEED = Source.of("https://courier.example/feed");

    private final PollRhythm rhythm = new PollRhythm(IngestConfig.defaults(), (publisher, day) -> false);

    @Test
    void aFeedIsAskedTwiceFromOneEntryToTheNext() {
        Next next = good(FEED, every(Duration.ofMinutes(40)), Wishes.NONE);

        assertWait(next, Duration.ofMinutes(20), PollReason.PACE);
        assertThat(next.plan().gapSeconds()).isEqualTo(Duration.ofMinutes(40).toSeconds());
    }

    @Test
    void aFeedThatWakesUpIsAskedByItsLatestEntries() {
        List<Instant> sleepy = IntStream.range(1, 20)
                .mapToObj(day -> NOW.minus(Duration.ofDays(day)))
                .toList();
        List<Instant> awake = IntStream.range(0, 5)
                .mapToObj(number -> NOW.minus(Duration.ofMinutes(4L * number + 4)))
                .toList();
        List<Instant> both = new ArrayList<>(sleepy);
        both.addAll(awake);

        assertWait(good(FEED, Pace.of(sleepy, NOW), Wishes.NONE), Duration.ofHours(1), PollReason.LONGEST);
        assertWait(good(FEED, Pace.of(both, NOW), Wishes.NONE), Duration.ofMinutes(2), PollReason.PACE);
    }

    @Test
    void noFeedIsAskedOftenerThanTheShortestInterval() {
        assertWait(good(FEED, every(Duration.ofSeconds(20)), Wishes.NONE), Duration.ofMinutes(1), PollReason.SHORTEST);
    }

    @Test
    void aFeedOfWhichNothingIsKnownIsAskedAtTheGeneralInterval() {
        assertWait(good(FEED, Pace.UNKNOWN, Wishes.NONE), Duration.ofMinutes(5), PollReason.GENERAL);
    }

    @Test
    void feedAndServerMayWishForLongerUpToTheLongest() {
        Pace often = every(Duration.ofMinutes(4));

        assertWait(
                good(FEED, often, new Wishes(Duration.ofMinutes(30), null, null)),
                Duration.ofMinutes(30),
                PollReason.TTL);
        assertWait(
                good(FEED, often, new Wishes(null, Duration.ofMinutes(10), null)),
                Duration.ofMinutes(10),
                PollReason.CACHE);
        assertWait(
                good(FEED, often, new Wishes(null, Duration.ofDays(365), null)), Duration.ofHours(1), PollReason.CACHE);
        assertWait(
                good(FEED, often, new Wishes(Duration.ofSeconds(5), null, null)),
                Duration.ofMinutes(2),
                PollReason.PACE);
    }

    @Test
    void anIntervalOfTheListGoesBeforePaceAndWishes() {
        Source own = new Source(FEED.url(), null, null, List.of(), Duration.ofMinutes(7), null);

        assertWait(
                good(own, every(Duration.ofMinutes(4)), new Wishes(Duration.ofHours(1), null, null)),
                Duration.ofMinutes(7),
                PollReason.OWN_INTERVAL);
    }

    @Test
    void aFeedIsAskedOftenAroundAnAnniversaryThatItsPublisherCovered() {
        PollRhythm near = new PollRhythm(
                IngestConfig.defaults(),
                (publisher, day) -> publisher.equals("courier.example") && day.getYear() == 2025);

        Next covered = near.afterGood(FEED, NOW, every(Duration.ofDays(2)), Wishes.NONE, null, null);
        Next other = near.afterGood(
                Source.of("https://other.example/feed"), NOW, every(Duration.ofDays(2)), Wishes.NONE, null, null);

        assertWait(covered, Duration.ofMinutes(2), PollReason.ANNIVERSARY);
        assertWait(other, Duration.ofHours(1), PollReason.LONGEST);
    }

    @Test
    void silenceMakesAFeedsPaceSlower() {
        FeedState before = state(new FeedState.Plan("pace", 600L, NOW.minus(Duration.ofHours(1)), 0, null), 0);

        assertThat(Pace.after(before, NOW).gap()).isEqualTo(Duration.ofMinutes(30));
        assertThat(Pace.after(before, NOW.minus(Duration.ofMinutes(50))).gap()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void anHourOfABusyHostIsWaitedFor() {
        Next next = rhythm.afterGood(FEED, NOW, Pace.UNKNOWN, Wishes.NONE, Duration.ofHours(3), null);

        assertWait(next, Duration.ofHours(3), PollReason.RETRY_AFTER);
    }

    @ParameterizedTest
    @CsvSource({"STATUS, 1", "ADDRESS_REFUSED, 1", "SERVER_ERROR, 0.5", "MALFORMED, 0.5", "TOO_SLOW, 0.25", "BUSY, 0.25"
    })
    void aFailureCountsByWhatItIs(Kind kind, double weight) {
        assertThat(fail(null, kind, null).plan().errors()).isEqualTo(weight);
    }

    @Test
    void failuresDoubleTheIntervalByTheirWeightUpToADay() {
        assertWait(fail(errors(1), Kind.STATUS, null), Duration.ofMinutes(20), PollReason.BACK_OFF);
        assertWait(fail(errors(0.75), Kind.TOO_SLOW, null), Duration.ofMinutes(10), PollReason.BACK_OFF);
        assertWait(fail(errors(20), Kind.STATUS, null), Duration.ofDays(1), PollReason.BACK_OFF);
        assertWait(fail(null, Kind.BUSY, Duration.ofHours(2)), Duration.ofHours(2), PollReason.RETRY_AFTER);
    }

    @Test
    void whatFailsTooOftenIsStoppedAndWhatIsGoneIsGone() {
        assertThat(fail(errors(29), Kind.STATUS, null).plan().reason()).isEqualTo(PollReason.STOPPED.code());
        assertThat(fail(null, Kind.GONE, null).plan().reason()).isEqualTo(PollReason.GONE.code());
        assertThat(fail(null, Kind.GONE, null).at()).isAfter(NOW.plus(Duration.ofDays(3_000)));
    }

    @Test
    void aStateOfBeforePlansWereKeptCountsItsFailures() {
        assertThat(rhythm.afterFailure(FEED, NOW, state(null, 3), Kind.STATUS, null, null)
                        .plan()
                        .errors())
                .isEqualTo(4);
    }

    @Test
    void feedsThatWereAskedTogetherAreNotAskedTogetherForEver() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(feed -> good(Source.of("https://courier.example/" + feed), Pace.UNKNOWN, Wishes.NONE)
                                .at())
                        .distinct()
                        .count())
                .isGreaterThan(50);
    }

    private Next good(Source source, Pace pace, Wishes wishes) {
        return rhythm.afterGood(source, NOW, pace, wishes, null, null);
    }

    private Next fail(FeedState before, Kind kind, Duration retryAfter) {
        return rhythm.afterFailure(FEED, NOW, before, kind, retryAfter, null);
    }

    private static Pace every(Duration gap) {
        return Pace.of(
                IntStream.range(1, 11)
                        .mapToObj(number -> NOW.minus(gap.multipliedBy(number)))
                        .toList(),
                NOW);
    }

    private static FeedState errors(double errors) {
        return state(new FeedState.Plan("back-off", null, null, errors, null), 1);
    }

    private static FeedState state(FeedState.Plan plan, int failures) {
        return new FeedState(FEED.url(), null, null, NOW, NOW, failures, null, null, List.of(), plan);
    }

    /** A tenth more at most. */
    private static void assertWait(Next next, Duration wait, PollReason reason) {
        assertThat(next.plan().reason()).isEqualTo(reason.code());
        assertThat(Duration.between(NOW, next.at())).isBetween(wait, wait.plus(wait.dividedBy(10)));
    }
}
