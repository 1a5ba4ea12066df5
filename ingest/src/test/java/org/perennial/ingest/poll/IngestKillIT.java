package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.ArticleId;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestFeedServer;

class IngestKillIT {
    private static final int ENTRIES = 150;
    private static final Duration PAGE_TAKES = Duration.ofMillis(30);

    private final TestBroker broker = TestBroker.shared();

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void killedTwiceInTheMidstItPublishesEveryEntryOnce() throws IOException, InterruptedException {
        broker.freshTopics();
        try (TestFeedServer site = TestFeedServer.start()) {
            serve(site);
            for (int published : new int[] {20, 70}) {
                Process process = start(site.url("/feed"));
                try {
                    broker.read(Topics.RAW_ARTICLES, published);
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }
            Process last = start(site.url("/feed"));
            try {
                List<ConsumerRecord<String, RawArticle>> all = broker.read(Topics.RAW_ARTICLES, ENTRIES);
                broker.readUntil(
                        Topics.FEED_STATES,
                        states -> states.stream()
                                .anyMatch(state -> state.value().seen().size() == ENTRIES));

                assertThat(all)
                        .extracting(ConsumerRecord::key)
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ENTRIES)
                                .mapToObj(i -> ArticleId.ofUrl(site.url("/" + i)))
                                .toList());
            } finally {
                last.destroyForcibly().waitFor();
            }
        }
        assertThat(broker.read(Topics.RAW_ARTICLES, ENTRIES)).hasSize(ENTRIES);
    }

    private static void serve(TestFeedServer site) {
        String items = IntStream.range(0, ENTRIES)
                .mapToObj(i -> "<item><title>T" + i + "</title><guid>g" + i + "</guid><link>" + site.url("/" + i)
                        + "</link></item>")
                .collect(Collectors.joining());
        site.serveTagged(
                "/feed",
                "application/rss+xml",
                "<rss version=\"2.0\"><channel><title>T</title>" + items + "</channel></rss>",
                "\"1\"");
        for (int i = 0; i < ENTRIES; i++) {
            byte[] page = ("<article><p>This is what the page of entry number " + i
                            + " has to say, and it says it in full.</p>" + "</article>")
                    .getBytes(StandardCharsets.UTF_8);
            site.on("/" + i, exchange -> {
                LockSupport.parkNanos(PAGE_TAKES.toNanos());
                TestFeedServer.send(exchange, 200, Map.of("Content-Type", "text/html"), page);
            });
        }
    }

    private Process start(String feed) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestProcess.class.getName(),
                        broker.bootstrapServers(),
                        feed)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
