package org.perennial.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.perennial.testkit.Articles;
import org.perennial.web.operations.OperationsDesk;
import org.perennial.web.operations.SourceStanding;
import org.perennial.web.operations.Standing;

/** Sources and stages that stand as they always did. */
final class FixedOperations implements OperationsDesk {
    static final List<Readiness.Check> CHECKS = List.of(
            new Readiness.Check("ingest", true, "at work", ""),
            new Readiness.Check(
                    "sources", true, "tidings.example is silent since 2025-02-25T04:00:00Z", "perennial sources list"));

    private static final Instant NOW = Articles.FETCHED;

    @Override
    public List<SourceStanding> sources() {
        return List.of(
                source("azer.example", 0, null, "az", "az", null),
                source("tidings.example", 0, null, "en", "en", "silent"),
                source("sahifa.example", 3, "status 503 <b>busy</b>", "ar", "ar", null),
                source("mixed.example", 0, null, "tr", "ku", null));
    }

    private static SourceStanding source(
            String outlet,
            int failures,
            @Nullable String problem,
            String declared,
            String seen,
            @Nullable String alarm) {
        return new SourceStanding(
                outlet,
                "https://" + outlet + "/feed",
                outlet,
                NOW.minus(Duration.ofMinutes(9)),
                NOW.plus(Duration.ofMinutes(6)),
                failures > 0 ? "back-off" : "pace",
                failures > 0 ? "back-off after failures" : "half the time from one new entry to the next",
                failures,
                problem,
                40,
                declared,
                List.of(seen),
                alarm,
                12.5,
                11L,
                NOW.minus(Duration.ofHours(1)));
    }

    @Override
    public Standing standing() {
        return new Standing(
                NOW,
                List.of(
                        new Standing.Lag("perennial-processing", "articles.raw", 12),
                        new Standing.Lag("perennial-sink", "articles.enriched", 0)),
                IntStream.range(0, 24)
                        .mapToObj(i -> new Standing.Hour(NOW.minus(Duration.ofHours(23L - i)), i * 7L % 40))
                        .toList(),
                List.of(
                        new Standing.Delay(
                                Standing.Delay.Since.PUBLISHED,
                                84,
                                412.5,
                                1260.0,
                                3900.0,
                                IntStream.range(0, 12)
                                        .mapToObj(i -> new Standing.Delay.Step(
                                                NOW.minus(Duration.ofMinutes(60 - 5L * i)),
                                                7,
                                                300 + i * 20 % 70,
                                                900 + i * 170 % 900))
                                        .toList()),
                        new Standing.Delay(Standing.Delay.Since.FETCHED, 0, null, null, null, List.of())),
                List.of(
                        new Standing.LetterCount("unreadable-page", 4, 0, NOW, "https://x.example: no text"),
                        new Standing.LetterCount("malformed", 2, 2, NOW, "key: not JSON")),
                123L << 30,
                List.of("perennial 0.1.0", "kafka 4.2.2", "java 17"));
    }

    @Override
    public int replay(@Nullable String reason) {
        if (reason != null && !reason.equals("malformed")) {
            throw new IllegalArgumentException("reason=" + reason + " is no reason for a dead letter");
        }
        return 2;
    }
}
