package org.perennial.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topic;
import org.perennial.contract.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial backfill}: raw articles from files into the stream. */
@Command(
        name = "backfill",
        description = {
            "Puts raw articles from JSON Lines into the stream, where they are judged and stored like those of feeds.",
            "They must stand in the order of their fetches: copies and versions are told by it. One without \"fetched\" counts as"
                    + " fetched now. An article whose id is known already is another version of it, or nothing new."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial newsroom history --until 2025-03-15 > history.jsonl",
            "  perennial backfill history.jsonl",
            "",
            "Exit codes: 0 well, 1 some lines could not be read, 2 wrong usage, 69 there is no broker or no such file."
        })
final class BackfillCommand implements Callable<Integer> {
    private static final Duration RAW_ARTICLES_ARE_KEPT = Duration.ofDays(400);

    private final Clock clock = Clock.systemUTC();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON Lines, or - for standard input.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--fetched-now", description = "All count as fetched now, whatever the files say.")
    private boolean fetchedNow;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Map<String, Object> settings = new HashMap<>(KafkaAccess.clientSettings(options.load()));
        settings.put("enable.idempotence", "true");
        settings.put("linger.ms", "20");
        settings.put("compression.type", "zstd");
        settings.put("max.request.size", String.valueOf(Topics.MAX_RECORD_BYTES));
        AtomicInteger problems = new AtomicInteger();
        int sent = 0;
        int old = 0;
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Topic<String, RawArticle> topic = Topics.RAW_ARTICLES;
        try (KafkaProducer<String, RawArticle> producer = new KafkaProducer<>(
                        settings, topic.keys().serializer(), topic.values().serializer());
                Progress progress = Progress.of("Backfilling", "articles", -1)) {
            for (Path file : files) {
                try (BufferedReader lines = open(file)) {
                    JsonLines<RawArticle> articles = new JsonLines<>(lines, RawArticle.class, problem -> {
                        problems.incrementAndGet();
                        err.println("perennial: " + file + ", " + problem);
                    });
                    while (articles.hasNext() && failure.get() == null) {
                        RawArticle article = dated(articles.next());
                        Instant fetched = article.fetched() == null ? clock.instant() : article.fetched();
                        old += fetched.isBefore(clock.instant().minus(RAW_ARTICLES_ARE_KEPT)) ? 1 : 0;
                        producer.send(
                                new ProducerRecord<>(topic.name(), null, fetched.toEpochMilli(), article.id(), article),
                                (metadata, e) -> {
                                    if (e != null) {
                                        failure.compareAndSet(null, e);
                                    }
                                });
                        sent++;
                        progress.step();
                    }
                }
            }
            producer.flush();
        } catch (KafkaException e) {
            throw KafkaAccess.unavailable(settings, e);
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw KafkaAccess.unavailable(settings, failed);
        }
        err.println(Wording.count(sent, "article") + " put into " + topic.name());
        if (old > 0) {
            err.println("perennial: " + old + " of them count as fetched more than " + RAW_ARTICLES_ARE_KEPT.toDays()
                    + " days ago: they are judged and stored, and the broker soon deletes them from " + topic.name()
                    + "; keep the file, or use --fetched-now");
        }
        return problems.get() == 0 ? Exit.OK : Exit.NO;
    }

    /** No article was fetched in the future: it would carry the stream's time with it. */
    private RawArticle dated(RawArticle article) {
        Instant now = clock.instant();
        Instant fetched = article.fetched();
        return fetchedNow || fetched == null || fetched.isAfter(now) ? article.withFetched(now) : article;
    }

    private static BufferedReader open(Path file) throws IOException {
        if (file.toString().equals("-")) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        if (!Files.isRegularFile(file)) {
            throw new UnavailableException("there is no file " + file + "; give JSON Lines, or - for standard input");
        }
        return Files.newBufferedReader(file);
    }
}
