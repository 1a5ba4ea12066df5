package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.ArticleId;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.FeedState;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.ingest.source.Source;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestFeedServer;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class IngestStageIT {
    private static final String RSS = "application/rss+xml";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String PROSE =
            "The council met on Tuesday, discussed the budget for two hours, and agreed on all of "
                    + "its parts but one, the chairman said after the session.";

    private final TestBroker broker = TestBroker.shared();
    private final TestFeedServer site = TestFeedServer.start();

    @BeforeEach
    void emptyTheBroker() {
        broker.freshTopics();
    }

    @AfterEach
    void stopTheSite() {
        site.close();
    }

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
                List.of(new FeedState.SeenEntry("guid-a", "said", null, null)));
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
    void aPageThatChangesUnderAnUnchangedFeedIsPublishedAgainUnderItsId() {
        site.serveTagged("/feed", RSS, feed(item("a")), "\"1\"");
        site.serve("/a", HTML, page("A", PROSE + " Five people were hurt."));

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            broker.read(Topics.RAW_ARTICLES, 1);
            site.serve("/a", HTML, page("A", PROSE + " Seven people were hurt."));
            List<ConsumerRecord<String, RawArticle>> records = broker.read(Topics.RAW_ARTICLES, 2);

            assertThat(records).extracting(ConsumerRecord::key).containsOnly(id("/a"));
            assertThat(records.get(1).value().text()).endsWith("Seven people were hurt.");
            long polls = stage.progress().polls();
            await(() -> stage.progress().polls() > polls + 2);
            assertThat(stage.progress().published()).isEqualTo(2);
        }
    }

    @Test
    void aChangeMadeWhileNothingRanIsSeenAfterTheRestart() {
        site.serveTagged("/feed", RSS, feed(item("a")), "\"1\"");
        site.serve("/a", HTML, page("A", PROSE + " Five people were hurt."));
        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            broker.read(Topics.RAW_ARTICLES, 1);
            await(() -> stage.progress().polls() > 0);
        }
        site.serve("/a", HTML, page("A", PROSE + " Seven people were hurt."));

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            assertThat(broker.read(Topics.RAW_ARTICLES, 2).get(1).value().text())
                    .endsWith("Seven people were hurt.");
            assertThat(stage.isRunning()).isTrue();
        }
    }

    @Test
    void anEntryWithoutAReachablePageIsTheFeedsOwnTextOrOneDeadLetter() {
        site.serve(
                "/feed",
                RSS,
                feed(
                        item("gone"),
                        "<item><title>Kept</title><guid>k</guid><link>" + site.url("/kept") + "</link><description>"
                                + "&lt;p&gt;What the feed itself has to say.&lt;/p&gt;</description></item>"));

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            RawArticle kept = broker.read(Topics.RAW_ARTICLES, 1).get(0).value();
            ConsumerRecord<byte[], byte[]> letter =
                    broker.read(Topics.DEAD_LETTERS, 1).get(0);
            await(() -> stage.progress().polls() >= 3);

            assertThat(kept.text()).isEqualTo("What the feed itself has to say.");
            assertThat(kept.publishedFrom()).isEqualTo(PublishedFrom.FETCHED);
            assertThat(DeadLetter.of(letter.headers())).hasValueSatisfying(why -> {
                assertThat(why.reason()).isEqualTo(DeadLetterReason.PAGE_UNREACHABLE);
                assertThat(why.detail()).contains(site.url("/gone")).contains("404");
            });
            assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo(site.url("/gone"));
            assertThat(stage.progress().deadLetters()).isEqualTo(1);
            assertThat(stage.progress().published()).isEqualTo(1);
        }
    }

    @Test
    void anEntryKeepsTheIdItWasPublishedUnderWhateverItsPageCallsItselfLater() {
        String item = "<item><title>A</title><guid>g</guid><link>" + site.url("/a") + "</link><description>"
                + "What the feed itself has to say.</description></item>";
        site.serve("/feed", RSS, feed(item));
        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            broker.read(Topics.RAW_ARTICLES, 1);
            await(() -> stage.progress().polls() > 0);
        }
        site.serve("/a", HTML, "<link rel=canonical href='" + site.url("/renamed") + "'>" + page("A", PROSE));

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            List<ConsumerRecord<String, RawArticle>> versions = broker.read(Topics.RAW_ARTICLES, 2);
            FeedState state = newestState(site.url("/feed"), known -> true);

            assertThat(versions).extracting(ConsumerRecord::key).containsExactly(id("/a"), id("/a"));
            assertThat(versions.get(1).value().id()).isEqualTo(id("/a"));
            assertThat(versions.get(1).value().canonicalUrl()).isEqualTo(site.url("/renamed"));
            assertThat(versions.get(1).value().text()).isEqualTo(PROSE);
            assertThat(state.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.article()).isNotNull();
                assertThat(seen.article().id()).isEqualTo(id("/a"));
                assertThat(seen.first()).isNotNull();
            });
            assertThat(stage.isRunning()).isTrue();
        }
    }

    @Test
    void aDeadLetterGivesNoIdAndIsFollowedByTheArticleWhenThereIsOne() {
        site.serve("/feed", RSS, feed(item("a")));
        site.serve("/a", HTML, "<html><body><nav><a href=/>Home</a></nav></body></html>");

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            FeedState state =
                    newestState(site.url("/feed"), known -> !known.seen().isEmpty());
            site.serve("/a", HTML, "<link rel=canonical href='" + site.url("/b") + "'>" + page("A", PROSE));

            assertThat(state.seen().get(0).article()).isNull();
            assertThat(broker.read(Topics.RAW_ARTICLES, 1).get(0).key()).isEqualTo(id("/b"));
            assertThat(stage.progress().deadLetters()).isEqualTo(1);
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
                List.of(new FeedState.SeenEntry("guid-a", "what it said then", null, null)));
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
    void pagesThatAskToLogInLendTheirAddressToNoArticle() {
        String login = "<html><head><link rel='canonical' href='" + site.url("/login")
                + "'></head><body><form><input name='user'></form></body></html>";
        site.serve("/a", HTML, login).serve("/b", HTML, login);
        String summaries =
                "<item><guid>a</guid><link>" + site.url("/a") + "</link><title>A</title><description>A: " + PROSE
                        + "</description></item><item><guid>b</guid><link>" + site.url("/b")
                        + "</link><title>B</title><description>B: " + PROSE + "</description></item>";
        site.serve("/feed", RSS, feed(summaries));

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            assertThat(broker.read(Topics.RAW_ARTICLES, 2))
                    .extracting(ConsumerRecord::key)
                    .containsExactlyInAnyOrder(id("/a"), id("/b"));
            assertThat(stage.isRunning()).isTrue();
        }
    }

    @Test
    void aPageWithoutTextIsADeadLetterWithThePage() {
        site.serve("/feed", RSS, feed(item("a")));
        site.serve("/a", HTML, "<html><body><nav><a href=/>Home</a></nav></body></html>");

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            ConsumerRecord<byte[], byte[]> letter =
                    broker.read(Topics.DEAD_LETTERS, 1).get(0);

            assertThat(DeadLetter.of(letter.headers()).orElseThrow().reason())
                    .isEqualTo(DeadLetterReason.PAGE_WITHOUT_TEXT);
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains("<nav>");
            assertThat(stage.isRunning()).isTrue();
        }
    }

    @Test
    void aBusyPageIsAskedAgainLaterAndTheFeedsValidatorsWaitForIt() {
        site.serveTagged("/feed", RSS, feed(item("a")), "\"1\"");
        site.on("/a", exchange -> TestFeedServer.send(exchange, 503, Map.of(), new byte[0]));

        try (IngestStage stage = start(Source.of(site.url("/feed")))) {
            await(() -> stage.progress().polls() >= 2);
            FeedState waiting = newestState(site.url("/feed"), known -> true);
            site.serve("/a", HTML, page("A", PROSE));
            broker.read(Topics.RAW_ARTICLES, 1);

            assertThat(waiting.etag()).isNull();
            assertThat(waiting.seen()).isEmpty();
            assertThat(stage.progress().deadLetters()).isZero();
        }
    }

    @Test
    void aFeedThatIsNotToBeAskedForPagesIsPublishedFromItsOwnText() {
        site.serve(
                "/feed.json",
                "application/feed+json",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{"
                        + "\"id\":\"1\",\"url\":\"/a?utm_source=x\",\"title\":\"A\",\"content_text\":\"" + PROSE
                        + "\"}]}");
        Duration often = Duration.ofMillis(200);
        IngestConfig config = new IngestConfig(
                null,
                often,
                often,
                1,
                Duration.ZERO,
                List.of("127.0.0.0/8"),
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                "x");
        Source named = new Source(site.url("/feed.json"), "news.example", null, List.of(), null, "az");

        try (IngestStage stage = IngestStage.start(
                config, List.of(named), broker.clientSettings(), Clock.systemUTC(), new SimpleMeterRegistry())) {
            RawArticle article = broker.read(Topics.RAW_ARTICLES, 1).get(0).value();

            assertThat(article.source()).isEqualTo("news.example");
            assertThat(article.id()).isEqualTo(id("/a"));
            assertThat(article.text()).isEqualTo(PROSE);
            assertThat(article.languageHint()).isEqualTo("az");
            assertThat(site.asked("/a?utm_source=x")).isZero();
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

    private IngestStage start(Source... sources) {
        Duration often = Duration.ofMillis(200);
        IngestConfig config = new IngestConfig(
                null,
                often,
                often,
                4,
                Duration.ZERO,
                List.of("127.0.0.0/8"),
                null,
                Duration.ofSeconds(3),
                null,
                null,
                null,
                null,
                null,
                null);
        return IngestStage.start(
                config, Arrays.asList(sources), broker.clientSettings(), Clock.systemUTC(), new SimpleMeterRegistry());
    }

    private FeedState newestState(String feed, Predicate<FeedState> wanted) {
        List<ConsumerRecord<String, FeedState>> states = broker.readUntil(
                Topics.FEED_STATES,
                records ->
                        records.stream().anyMatch(record -> record.key().equals(feed) && wanted.test(record.value())));
        return states.stream()
                .map(ConsumerRecord::value)
                .filter(state -> state.feed().equals(feed) && wanted.test(state))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private String id(String path) {
        return ArticleId.ofUrl(site.url(path));
    }

    private String item(String name) {
        return "<item><title>" + name.toUpperCase(Locale.ROOT) + "</title><guid>guid-" + name + "</guid><link>"
                + site.url("/" + name) + "</link><pubDate>Tue, 25 Feb 2025 09:10:00 GMT</pubDate></item>";
    }

    private static String feed(String... items) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title><link>http://t.example/</link>"
                + "<description>D</description>" + String.join("", items) + "</channel></rss>";
    }

    private static String page(String title, String text) {
        return "<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" + text
                + "</p></article></body></html>";
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
