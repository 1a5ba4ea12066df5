package org.perennial.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topic;
import org.perennial.contract.Topics;
import org.perennial.ingest.backfill.Archive;
import org.perennial.ingest.backfill.PastSitemaps;
import org.perennial.ingest.poll.PoliteFetcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial backfill}: articles of former times from archives into the stream. */
@Command(
        name = "backfill",
        description = {
            "Puts articles of former times into the stream, where they are judged and stored like those of feeds: from WARC"
                    + " files such as those of CC-NEWS, folders of saved pages, JSON Lines of raw articles, and what a site's"
                    + " sitemaps list of past months.",
            "They must come in the order of their fetches: copies and versions are told by it. A page of a WARC file counts as"
                    + " fetched when it was archived, one of a folder when its file was written, one of a sitemap now. An"
                    + " article whose id is known already is another version of it, or nothing new. What appeared long before it"
                    + " was found is told by no watch.",
            "A backfill that was broken off goes on where it was."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial backfill CC-NEWS-20240226143012-00042.warc.gz",
            "  perennial backfill saved-pages/ --base-url https://courier.example/",
            "  perennial backfill --sitemap https://courier.example/sitemap.xml --from 2024-02 --to 2024-03",
            "  perennial newsroom history --until 2025-03-15 > history.jsonl && perennial backfill history.jsonl",
            "",
            "Exit codes: 0 well, 1 some pieces could not be read, 2 wrong usage, 69 there is no broker or no such file."
        })
final class BackfillCommand implements Callable<Integer> {
    private static final Duration RAW_ARTICLES_ARE_KEPT = Duration.ofDays(400);

    /** After so many pieces the place is kept; as many are sent again at most after a crash. */
    private static final int PIECES_BETWEEN_PLACES = 1_000;

    /** Nor are pages asked for again that a site gave longer ago than so. */
    private static final Duration BETWEEN_PLACES = Duration.ofSeconds(30);

    private final Clock clock = Clock.systemUTC();

    /** Where it is remembered how far an archive has been read. */
    private interface Place {
        /** The piece that was read last is behind us. */
        default void passed() {}

        /** @param done how many pieces are on the broker */
        void keep(long done) throws IOException;
    }

    @Parameters(
            paramLabel = "ARCHIVE",
            arity = "0..*",
            description = "WARC files, folders of pages, JSON Lines, or - for JSON Lines on standard input.")
    private List<Path> archives = new ArrayList<>();

    @Option(names = "--sitemap", paramLabel = "URL", description = "A sitemap, or an index of sitemaps, of a site.")
    private List<String> sitemaps = new ArrayList<>();

    @Option(names = "--from", paramLabel = "MONTH", description = "The first month of sitemaps, such as 2024-02.")
    private @Nullable YearMonth from;

    @Option(names = "--to", paramLabel = "MONTH", description = "The last month of sitemaps; the first if left out.")
    private @Nullable YearMonth to;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Where a folder's pages stood, for those that do not name their address.")
    private @Nullable String base;

    @Option(names = "--fetched-now", description = "All count as fetched now, whatever the archives say.")
    private boolean fetchedNow;

    @Option(names = "--again", description = "Read from the beginning what was read before.")
    private boolean again;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private int sent;
    private int old;
    private int problems;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (archives.isEmpty() && sitemaps.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name an ARCHIVE, or a --sitemap");
        }
        if (!sitemaps.isEmpty() && from == null) {
            throw new ParameterException(spec.commandLine(), "--sitemap needs a month: give --from such as 2024-02");
        }
        Configuration configuration = options.load();
        Map<String, Object> settings = new HashMap<>(KafkaAccess.clientSettings(configuration));
        settings.put("enable.idempotence", "true");
        settings.put("linger.ms", "20");
        settings.put("compression.type", "zstd");
        settings.put("max.request.size", String.valueOf(Topics.MAX_RECORD_BYTES));
        BackfillPlaces places = BackfillPlaces.of(StageSettings.dataDirectory(configuration));
        Topic<String, RawArticle> topic = Topics.RAW_ARTICLES;
        try (KafkaProducer<String, RawArticle> producer = new KafkaProducer<>(
                settings, topic.keys().serializer(), topic.values().serializer())) {
            for (Path path : archives) {
                boolean input = path.toString().equals("-");
                try (Archive archive = open(path)) {
                    send(archive, path.toString(), input ? null : BackfillPlaces.name(path), places, producer);
                }
            }
            sendSitemaps(configuration, producer);
        } catch (KafkaException e) {
            throw KafkaAccess.unavailable(settings, e);
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw KafkaAccess.unavailable(settings, failed);
        }
        summarize(spec.commandLine().getErr());
        return problems == 0 ? Exit.OK : Exit.NO;
    }

    private void sendSitemaps(Configuration configuration, KafkaProducer<String, RawArticle> producer)
            throws IOException, InterruptedException {
        if (sitemaps.isEmpty() || from == null) {
            return;
        }
        YearMonth last = to == null ? from : to;
        try (PoliteFetcher fetcher = StageSettings.politeFetcher(configuration, clock)) {
            for (String sitemap : sitemaps) {
                ReadPages read = ReadPages.of(StageSettings.dataDirectory(configuration), sitemap, again);
                if (read.size() > 0) {
                    spec.commandLine()
                            .getErr()
                            .println(sitemap + ": without " + Wording.count(read.size(), "page")
                                    + " read before; --again begins anew");
                }
                try (PastSitemaps archive = new PastSitemaps(fetcher, sitemap, from, last, clock, read::contains)) {
                    send(
                            archive,
                            sitemap,
                            0,
                            new Place() {
                                @Override
                                public void passed() {
                                    String page = archive.address();
                                    if (page != null) {
                                        read.add(page);
                                    }
                                }

                                @Override
                                public void keep(long done) throws IOException {
                                    read.keep();
                                }
                            },
                            producer);
                }
            }
        }
    }

    private void send(
            Archive archive,
            String shown,
            @Nullable String name,
            BackfillPlaces places,
            KafkaProducer<String, RawArticle> producer)
            throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        long before = name == null || again ? 0 : places.of(name, archive::mark);
        if (before > 0) {
            err.println(shown + ": goes on after " + before + " pieces that were read before; --again begins anew");
            archive.skip(before);
        }
        Place place = done -> {
            if (name != null) {
                places.keep(name, done, archive.mark(done));
            }
        };
        send(archive, shown, before, place, producer);
    }

    private void send(
            Archive archive, String shown, long before, Place place, KafkaProducer<String, RawArticle> producer)
            throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        long done = before;
        try (Progress progress = Progress.of("Backfilling", "pieces", archive.size())) {
            progress.stepTo(done);
            long kept = System.nanoTime();
            for (Optional<Archive.Piece> next = archive.next();
                    next.isPresent() && failure.get() == null;
                    next = archive.next()) {
                Archive.Piece piece = next.get();
                if (piece.article() != null) {
                    send(dated(piece.article()), producer);
                } else if (piece.problem() != null) {
                    problems++;
                    err.println("perennial: " + shown + ", " + piece.problem());
                }
                done++;
                place.passed();
                progress.stepTo(done);
                if (done % PIECES_BETWEEN_PLACES == 0 || System.nanoTime() - kept > BETWEEN_PLACES.toNanos()) {
                    keep(place, done, producer);
                    kept = System.nanoTime();
                }
            }
        }
        keep(place, done, producer);
    }

    /** A place is kept when all before it is on the broker, so that nothing is left out after a crash. */
    private void keep(Place place, long done, KafkaProducer<String, RawArticle> producer) throws IOException {
        producer.flush();
        if (failure.get() == null) {
            place.keep(done);
        }
    }

    private void send(RawArticle article, KafkaProducer<String, RawArticle> producer) {
        Instant fetched = article.fetched() == null ? clock.instant() : article.fetched();
        old += fetched.isBefore(clock.instant().minus(RAW_ARTICLES_ARE_KEPT)) ? 1 : 0;
        producer.send(
                new ProducerRecord<>(Topics.RAW_ARTICLES.name(), null, fetched.toEpochMilli(), article.id(), article),
                (metadata, e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, e);
                    }
                });
        sent++;
    }

    private void summarize(PrintWriter err) {
        err.println(Wording.count(sent, "article") + " put into " + Topics.RAW_ARTICLES.name());
        if (old > 0) {
            err.println("perennial: " + old + " of them count as fetched more than " + RAW_ARTICLES_ARE_KEPT.toDays()
                    + " days ago: they are judged and stored, and the broker soon deletes them from "
                    + Topics.RAW_ARTICLES.name() + "; keep the archive, or use --fetched-now");
        }
    }

    /** No article was fetched in the future: it would carry the stream's time with it. */
    private RawArticle dated(RawArticle article) {
        Instant now = clock.instant();
        Instant fetched = article.fetched();
        return fetchedNow || fetched == null || fetched.isAfter(now) ? article.withFetched(now) : article;
    }

    private Archive open(Path path) throws IOException {
        if (path.toString().equals("-")) {
            return new JsonLinesArchive(lines(System.in));
        }
        if (!Files.exists(path)) {
            throw new UnavailableException("there is no file " + path
                    + "; give a WARC file, a folder of pages, JSON Lines, or - for standard input");
        }
        Optional<Archive> archive = Archive.open(path, base);
        return archive.isPresent() ? archive.get() : new JsonLinesArchive(lines(Files.newInputStream(path)));
    }

    /** Bytes that are no UTF-8 cost a character and not what stands behind them. */
    private static BufferedReader lines(InputStream input) {
        return new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }
}
