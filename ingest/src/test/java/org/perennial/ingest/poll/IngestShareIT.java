package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.Topics;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.websub.WebSubConfig;

/** Several processes with one list of feeds. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class IngestShareIT extends IngestStageCase {
    private static final int FEEDS = 12;

    @Test
    void processesOfOneGroupShareTheFeedsAndPublishEachArticleOnce() {
        serve("a");
        try (IngestStage first = startAs("1", feeds());
                IngestStage second = startAs("2", feeds())) {
            await(() -> first.progress().owned() > 0
                    && second.progress().owned() > 0
                    && first.progress().owned() + second.progress().owned() == FEEDS);
            serve("b");
            broker.read(Topics.RAW_ARTICLES, 2 * FEEDS);
            long before = first.progress().polls() + second.progress().polls();
            await(() -> first.progress().polls() + second.progress().polls() > before + 3 * FEEDS);

            assertThat(timesPublished()).hasSize(2 * FEEDS).containsValue(1L).doesNotContainValue(2L);
            assertThat(first.isRunning()).isTrue();
            assertThat(second.isRunning()).isTrue();
        }
    }

    @Test
    void whoStaysTakesOverTheFeedsOfWhoGoesAndDoublesNothing() {
        serve("a");
        try (IngestStage staying = startAs("1", feeds())) {
            try (IngestStage going = startAs("2", feeds())) {
                await(() -> going.progress().owned() > 0 && going.progress().polls() > 0);
                broker.read(Topics.RAW_ARTICLES, FEEDS);
            }
            await(() -> staying.progress().owned() == FEEDS);
            serve("b");
            broker.read(Topics.RAW_ARTICLES, 2 * FEEDS);
            long before = staying.progress().polls();
            await(() -> staying.progress().polls() > before + 2 * FEEDS);

            assertThat(timesPublished()).hasSize(2 * FEEDS).doesNotContainValue(2L);
        }
    }

    @Test
    void whoTakesTheNameOfARunningProcessShutsItOut() {
        serve("a");
        try (IngestStage older = startAs("1", feeds())) {
            await(() -> older.progress().owned() == FEEDS);
            try (IngestStage newer = startAs("1", feeds())) {
                await(() -> !older.isRunning());
                await(() -> newer.progress().owned() == FEEDS);

                assertThat(newer.isRunning()).isTrue();
            }
        }
    }

    @Test
    void processesThatReadDifferentListsAreTold() {
        serve("a");
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        Source[] all = feeds();
        try (IngestStage first = IngestStage.start(
                        configured(
                                "1",
                                WebSubConfig.off(),
                                PollingConfig.defaults().steady()),
                        List.of(all),
                        broker.clientSettings(),
                        Clock.systemUTC(),
                        metrics);
                IngestStage second = startAs("2", all[0])) {
            await(() -> metrics.get("perennial.ingest.other.lists").gauge().value() == 1);

            assertThat(first.isRunning()).isTrue();
            assertThat(second.isRunning()).isTrue();
        }
    }

    private Source[] feeds() {
        return IntStream.range(0, FEEDS)
                .mapToObj(number -> Source.of(site.url("/feed/" + number)))
                .toArray(Source[]::new);
    }

    /** Each feed lists one entry more, with its text in the feed. */
    private void serve(String newest) {
        List<String> names = newest.equals("a") ? List.of("a") : List.of("b", "a");
        for (int feed = 0; feed < FEEDS; feed++) {
            int number = feed;
            site.serve(
                    "/feed/" + feed,
                    RSS,
                    feed(names.stream()
                            .map(name -> "<item><title>" + name + "</title><guid>" + number + name
                                    + "</guid><description>" + PROSE + "</description></item>")
                            .toArray(String[]::new)));
        }
    }

    private Map<String, Long> timesPublished() {
        return broker.readNow(Topics.RAW_ARTICLES).stream()
                .collect(Collectors.groupingBy(ConsumerRecord::key, Collectors.counting()));
    }
}
