package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.perennial.contract.ArticleId;
import org.perennial.contract.FeedState;
import org.perennial.contract.Topics;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.websub.WebSubConfig;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestFeedServer;

/** The stage with a broker and a site of its own; what the tests of it share. */
abstract class IngestStageCase {
    static final String RSS = "application/rss+xml";
    static final String HTML = "text/html; charset=utf-8";
    static final String PROSE = "The council met on Tuesday, discussed the budget for two hours, and agreed on all of "
            + "its parts but one, the chairman said after the session.";

    final TestBroker broker = TestBroker.shared();
    final TestFeedServer site = TestFeedServer.start();

    @BeforeEach
    void emptyTheBroker() {
        broker.freshTopics();
    }

    @AfterEach
    void stopTheSite() {
        site.close();
    }

    IngestStage start(Source... sources) {
        return startAs("1", sources);
    }

    IngestStage startAs(String instance, Source... sources) {
        return startAs(instance, WebSubConfig.off(), sources);
    }

    IngestStage startAs(String instance, WebSubConfig websub, Source... sources) {
        return start(configured(instance, websub, PollingConfig.defaults().steady()), sources);
    }

    static IngestConfig configured(String instance, WebSubConfig websub, PollingConfig polling) {
        Duration often = Duration.ofMillis(200);
        return new IngestConfig(
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
                instance,
                null,
                null,
                polling,
                null,
                websub);
    }

    IngestStage start(IngestConfig config, Source... sources) {
        return IngestStage.start(
                config, Arrays.asList(sources), broker.clientSettings(), Clock.systemUTC(), new SimpleMeterRegistry());
    }

    FeedState newestState(String feed, Predicate<FeedState> wanted) {
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

    String id(String path) {
        return ArticleId.ofUrl(site.url(path));
    }

    String item(String name) {
        return "<item><title>" + name.toUpperCase(Locale.ROOT) + "</title><guid>guid-" + name + "</guid><link>"
                + site.url("/" + name) + "</link><pubDate>Tue, 25 Feb 2025 09:10:00 GMT</pubDate></item>";
    }

    static String feed(String... items) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title><link>http://t.example/</link>"
                + "<description>D</description>" + String.join("", items) + "</channel></rss>";
    }

    static String page(String title, String text) {
        return "<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" + text
                + "</p></article></body></html>";
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
