package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.FeedState;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.ingest.source.Source;
import org.perennial.testkit.TestFeedServer;

/** The pages of entries: those that change, fail, ask to log in, or are not to be asked. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class IngestPagesIT extends IngestStageCase {
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
                "x",
                null,
                null,
                null,
                null,
                null);
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
}
