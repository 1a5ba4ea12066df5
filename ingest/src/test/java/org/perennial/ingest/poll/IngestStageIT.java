package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.ArticleId;
import org.perennial.contract.FeedState;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.websub.WebSubConfig;
import org.perennial.testkit.TestFeedServer;

/** Articles, their state and their transactions, over restarts and beside other processes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class IngestStageIT extends IngestStageCase {
    private static final PollingConfig RARELY_WRITTEN =
            new PollingConfig(false, null, null, null, null, null, Duration.ofMinutes(30));

    @Test
    void articlesArriveTogetherWithTheStateThatNamesThem() {
        site.serveTagged("/feed", RSS, feed(item("a"), item("b")), "W/\"v 1\"");
        site.serve("/a", HTML, page("A", PROSE)).serve("/b", HTML, page("B", PROSE));

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            List<ConsumerRecord<String, RawArticle>> articles = broker.read(Topics.RAW_ARTICLES, 2);
            FeedState state =
                    newestState(site.url("/feed"), known -> known.seen().size() == 2);

            assertThat(articles).extracting(ConsumerRecord::key).containsExactlyInAnyOrder(id("/a"), id("/b"));
            assertThat(articles).allSatisfy(record -> {
                assertThat(record.value().text()).isEqualTo(PROSE);
                assertThat(record.value().source()).isEqualTo("127.0.0.1");
                assertThat(record.value().publishedFrom()).isEqualTo(PublishedFrom.FEED);
                assertThat(record.timestamp())
                        .isEqualTo(record.value().fetched().toEpochMilli());
                assertThat(record.headers().lastHeader("ce_type").value())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("org.perennial.article.raw.v1");
            });
            assertThat(state.etag()).isEqualTo("W/\"v 1\"");
            assertThat(state.failures()).isZero();
            assertThat(stage.isRunning()).isTrue();
        }
    }

    @Test
    void visitsThatFindNothingAreWrittenAtTheStop() {
        site.serve("/feed", RSS, feed(item("a"))).serve("/a", HTML, page("A", PROSE));

        try (IngestStage stage =
                start(configured("1", WebSubConfig.off(), RARELY_WRITTEN), Source.of(site.url("/feed")))) {
            await(() -> stage.progress().polls() >= 5);
        }

        List<FeedState> states = broker.read(Topics.FEED_STATES, 2).stream()
                .map(ConsumerRecord::value)
                .toList();
        assertThat(states).hasSize(2);
        assertThat(states.get(1).polled()).isAfter(states.get(0).polled());
        assertThat(states.get(1).seen()).isEqualTo(states.get(0).seen());
    }

    @Test
    void aFeedInFloodIsDealtWithInTurns() {
        String[] items = IntStream.range(0, 700)
                .mapToObj(i -> "<item><title>T</title><guid>" + i + "</guid><description>" + PROSE + i
                        + "</description></item>")
                .toArray(String[]::new);
        site.serve("/feed", RSS, feed(items));

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            await(() -> stage.progress().published() == 700);

            FeedState turn = newestState(
                    site.url("/feed"),
                    state -> state.nextPoll().isAfter(state.polled())
                            && state.seen().size() < 700);
            assertThat(turn.seen()).hasSize(500);
        }
    }

    @Test
    void aRestartGoesOnWhereTheStateEndsAndDoublesNothing() {
        site.serve("/a", HTML, page("A", PROSE)).serve("/b", HTML, page("B", PROSE));
        site.serve("/feed", RSS, feed(item("a")));
        try (IngestStage first = start(Source.of(site.url("/feed")))) {
            broker.read(Topics.RAW_ARTICLES, 1);
            await(() -> first.progress().polls() > 0);
        }
        site.serve("/feed", RSS, feed(item("b"), item("a")));

        try (IngestStage second = start(Source.of(site.url("/feed")))) {
            await(() -> second.progress().polls() >= 3);
            assertThat(second.progress().published()).isEqualTo(1);
        }
        assertThat(broker.read(Topics.RAW_ARTICLES, 2))
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder(id("/a"), id("/b"));
    }

    @Test
    void whatAKilledProcessLeftOpenIsNeverSeenAndIsPublishedAnew() {
        site.serveTagged("/feed", RSS, feed(item("a")), "\"1\"");
        site.serve("/a", HTML, page("A", PROSE));
        Map<String, Object> settings = new HashMap<>(broker.clientSettings());
        settings.put("transactional.id", "perennial-ingest-1");
        KafkaProducer<byte[], byte[]> killed =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        killed.initTransactions();
        killed.beginTransaction();
        FeedState lie = new FeedState(
                site.url("/feed"),
                "\"1\"",
                null,
                Clock.systemUTC().instant(),
                Clock.systemUTC().instant().plusSeconds(3_600),
                0,
                null,
                null,
                List.of(new FeedState.SeenEntry("guid-a", "said", null, null)),
                null);
        ProducerRecord<byte[], byte[]> record = Publication.of(lie);
        killed.send(record);
        killed.flush();

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            assertThat(broker.read(Topics.RAW_ARTICLES, 1).get(0).key()).isEqualTo(id("/a"));
            assertThat(stage.isRunning()).isTrue();
        } finally {
            killed.close(Duration.ZERO);
        }
    }

    @Test
    void anUnreadableBodyHasOneDeadLetterWhateverIsRestarted() {
        site.serve("/feed", RSS, "");
        for (int start = 1; start <= 2; start++) {
            int failures = start;
            try (IngestStage stage = start(Source.of(site.url("/feed")))) {
                FeedState state = newestState(site.url("/feed"), known -> known.failures() > failures);

                assertThat(state.problemDigest()).isEqualTo("e3b0c44298fc1c14");
                assertThat(state.seen()).isEmpty();
                assertThat(stage.progress().deadLetters()).isEqualTo(failures == 1 ? 1 : 0);
            }
        }
    }

    @Test
    void aStateOfBeforeArticleAndFirstWereKeptIsReadOn() {
        site.serve("/feed", RSS, feed(item("a"))).serve("/a", HTML, page("A", PROSE));
        FeedState older = new FeedState(
                site.url("/feed"),
                null,
                null,
                Clock.systemUTC().instant(),
                Clock.systemUTC().instant(),
                0,
                null,
                null,
                List.of(new FeedState.SeenEntry("guid-a", "what it said then", null, null)),
                null);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(broker.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(Publication.of(older));
        }

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            FeedState state =
                    newestState(site.url("/feed"), known -> known.seen().get(0).article() != null);

            assertThat(broker.read(Topics.RAW_ARTICLES, 1).get(0).key()).isEqualTo(id("/a"));
            assertThat(state.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.fingerprint()).isNotEqualTo("what it said then");
                assertThat(seen.first()).isNull();
            });
            assertThat(stage.isRunning()).isTrue();
        }
    }

    @Test
    void badFeedsDisturbNoOtherAndLeaveOneLetterPerBody() throws IOException {
        CountDownLatch testEnds = new CountDownLatch(1);
        try (TestFeedServer bad = TestFeedServer.start();
                TestFeedServer hanging = TestFeedServer.start()) {
            bad.serve("/html", HTML, "<!DOCTYPE html><html><body><p>No feed here.</p></body></html>");
            bad.serve("/empty", RSS, "");
            bad.serve("/huge", RSS, "<rss>" + "x".repeat(9_000_000));
            bad.on(
                    "/private",
                    exchange -> TestFeedServer.send(
                            exchange, 302, Map.of("Location", "http://169.254.169.254/latest"), new byte[0]));
            bad.on("/gone", exchange -> TestFeedServer.send(exchange, 410, Map.of(), new byte[0]));
            hanging.on("/feed", exchange -> awaitQuietly(testEnds));
            site.serve("/feed", RSS, feed(item("a"))).serve("/a", HTML, page("A", PROSE));
            List<String> addresses = List.of(
                    hanging.url("/feed"),
                    bad.url("/html"),
                    bad.url("/empty"),
                    bad.url("/huge"),
                    bad.url("/private"),
                    bad.url("/gone"),
                    site.url("/feed"));

            try (IngestStage stage = start(addresses.stream().map(Source::of).toArray(Source[]::new))) {
                assertThat(broker.read(Topics.RAW_ARTICLES, 1).get(0).key()).isEqualTo(id("/a"));
                assertThat(newestState(bad.url("/huge"), known -> known.failures() > 0)
                                .lastProblem())
                        .contains("larger than 8388608 bytes");
                assertThat(newestState(bad.url("/private"), known -> known.failures() > 0)
                                .lastProblem())
                        .contains("169.254.169.254 belongs to the local link")
                        .contains("ingest.allow-networks");
                FeedState gone = newestState(bad.url("/gone"), known -> known.failures() > 0);
                assertThat(Duration.between(gone.polled(), gone.nextPoll())).isGreaterThan(Duration.ofDays(365));
                assertThat(newestState(bad.url("/html"), known -> known.failures() > 1)
                                .lastProblem())
                        .contains("is an HTML page and no feed");
                assertThat(newestState(bad.url("/empty"), known -> known.failures() > 1)
                                .lastProblem())
                        .contains("is empty");
                await(() -> newestState(hanging.url("/feed"), known -> true).failures() > 0);
                assertThat(stage.progress().deadLetters()).isEqualTo(2);
                assertThat(stage.progress().published()).isEqualTo(1);
            }
            assertThat(broker.read(Topics.DEAD_LETTERS, 2))
                    .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                    .containsExactlyInAnyOrder(bad.url("/html"), bad.url("/empty"));
        } finally {
            testEnds.countDown();
        }
    }

    @Test
    void aFeedThatHasMovedForGoodIsAskedWhereItIsOnceItHasAnsweredThere() {
        site.on("/old", exchange -> TestFeedServer.send(exchange, 301, Map.of("Location", "/new"), new byte[0]));
        site.serve("/new", RSS, feed(item("a"))).serve("/a", HTML, page("A", PROSE));

        try (IngestStage stage = start(Source.of(site.url("/old")))) {
            FeedState state = newestState(site.url("/old"), known -> known.plan() != null && known.failures() == 0);
            assertThat(state.plan().movedTo()).isEqualTo(site.url("/new"));
            long asked = site.asked("/old");
            await(() -> site.asked("/new") >= 4);
            assertThat(site.asked("/old")).isEqualTo(asked);

            site.on("/new", exchange -> TestFeedServer.send(exchange, 404, Map.of(), new byte[0]));
            await(() -> site.asked("/old") > asked);
            assertThat(stage.isRunning()).isTrue();
        }
    }

    @Test
    void aFeedThatMovedToWhatIsNoFeedHasNotMoved() {
        site.on("/old", exchange -> TestFeedServer.send(exchange, 301, Map.of("Location", "/page"), new byte[0]));
        site.serve("/page", HTML, page("A", PROSE));

        try (IngestStage stage = start(Source.of(site.url("/old")))) {
            FeedState state = newestState(site.url("/old"), known -> known.failures() > 1);

            assertThat(state.plan().movedTo()).isNull();
            assertThat(state.plan().reason()).isEqualTo(PollReason.BACK_OFF.code());
            assertThat(stage.isRunning()).isTrue();
        }
    }

    @Test
    void aFloodOfEntriesIsPublishedInSeveralTransactionsAndOnce() {
        int many = 120;
        String[] items = IntStream.range(0, many)
                .mapToObj(i -> "<item><title>T" + i + "</title><guid>g" + i + "</guid><description>Text number " + i
                        + " of the flood.</description></item>")
                .toArray(String[]::new);
        site.serveTagged("/feed", RSS, feed(items), "\"flood\"");

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            List<ConsumerRecord<String, RawArticle>> records = broker.read(Topics.RAW_ARTICLES, many);
            await(() -> stage.progress().polls() >= 3);

            assertThat(records.stream().map(ConsumerRecord::key).collect(Collectors.toSet()))
                    .hasSize(many);
            assertThat(stage.progress().published()).isEqualTo(many);
            assertThat(records.get(0).key())
                    .isIn(IntStream.range(0, many)
                            .mapToObj(i -> ArticleId.ofEntry(site.url("/feed"), "g" + i))
                            .toList());
        }
    }

    @Test
    void aSecondProcessOfTheSameNameShutsTheFirstOut() {
        site.serve("/feed", RSS, feed(item("a"))).serve("/a", HTML, page("A", PROSE));

        try (IngestStage first = start(Source.of(site.url("/feed")))) {
            await(() -> first.progress().polls() > 0);
            try (IngestStage second = start(Source.of(site.url("/feed")))) {
                await(() -> !first.isRunning());
                assertThat(second.isRunning()).isTrue();
            }
        }
        assertThat(broker.read(Topics.RAW_ARTICLES, 1)).hasSize(1);
    }

    @Test
    void nulAndLoneSurrogatesDoNotReachTheTopic() {
        site.serve("/feed", RSS, feed(item("a")));
        site.serve("/a", HTML, page("A", "NUL \u0000 stands here, and " + PROSE));

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            assertThat(broker.read(Topics.RAW_ARTICLES, 1).get(0).value().text())
                    .doesNotContain("\u0000")
                    .endsWith(PROSE);
            assertThat(stage.isRunning()).isTrue();
        }
    }
}
