package org.perennial.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.perennial.app.config.Configuration;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.pipeline.Pipeline;
import org.perennial.app.pipeline.StageName;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.app.servers.DatabaseSettings;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.contract.FeedState;
import org.perennial.contract.FeedState.LastVersion;
import org.perennial.contract.FeedState.SeenEntry;
import org.perennial.contract.Topics;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.source.SourceList;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;

/** A data directory with an invented archive, its events and its feeds, and what serves the pages over it. */
public final class InventedInstallation {
    private static final int SEEN = 60;
    private static final String FEEDS = "bench-feeds.opml";

    private final Path place;
    private final InventedArchive archive;
    private final Configuration configuration;

    /** The installation in a folder; what lies there already of the same size is used. */
    public InventedInstallation(Path place, InventedArchive archive) {
        this.place = place;
        this.archive = archive;
        this.configuration = Configuration.load(
                null,
                Map.of(),
                List.of(
                        "data-directory=" + place,
                        "ingest.sources=" + place.resolve(FEEDS),
                        "web.port=0",
                        "database.port=0",
                        "broker.port=0"));
    }

    /** Whether it is filled. */
    public boolean isFilled() {
        return Files.exists(mark());
    }

    /**
     * Fills it.
     *
     * @param progress takes the number of articles written so far
     */
    public void fill(IntConsumer progress, Consumer<String> say) throws IOException, SQLException {
        try (DataDirectory data = DataDirectory.open(place);
                EmbeddedDatabase server =
                        EmbeddedDatabase.start(data, DatabaseSettings.defaults(), Clock.systemUTC(), say);
                Database database =
                        Database.open(new DatabaseConfig(server.jdbcUrl(), server.user(), server.password(), 2))) {
            new ArchiveLoader(database.dataSource()).load(archive, progress);
        }
        Path events = StageSettings.knowledge(configuration).events();
        Files.createDirectories(events);
        Files.writeString(events.resolve("invented.yaml"), archive.registry().toYaml());
        Files.writeString(mark(), "");
    }

    /**
     * Serves it: all stages but those that would ask the web or judge, at the time at which the archive ends.
     *
     * @param feeds of how many feeds there are states
     */
    public Pipeline serve(int feeds, Consumer<String> say) throws IOException, InterruptedException {
        List<Source> sources = archive.sources(feeds);
        Files.writeString(place.resolve(FEEDS), SourceList.writeOpml("Invented feeds", sources));
        Clock clock = Clock.offset(
                Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), InventedArchive.END));
        Pipeline pipeline = Pipeline.start(
                configuration, EnumSet.of(StageName.SINK, StageName.WATCH, StageName.WEB), List.of(), clock, say);
        tell(pipeline.bootstrapServers(), sources);
        return pipeline;
    }

    private static void tell(String bootstrapServers, List<Source> sources) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("compression.type", "zstd");
        settings.put("linger.ms", 50);
        try (KafkaProducer<String, FeedState> producer = new KafkaProducer<>(
                settings,
                Topics.FEED_STATES.keys().serializer(),
                Topics.FEED_STATES.values().serializer())) {
            for (Source source : sources) {
                producer.send(new ProducerRecord<>(Topics.FEED_STATES.name(), source.url(), state(source)));
            }
        }
    }

    private static FeedState state(Source source) {
        Instant polled = InventedArchive.END.minus(Duration.ofMinutes(10));
        List<SeenEntry> seen = IntStream.range(0, SEEN)
                .mapToObj(i -> new SeenEntry(
                        source.url() + "/" + i,
                        Integer.toHexString((source.url() + i).hashCode()),
                        new LastVersion(source.publisher() + i, Integer.toHexString(i)),
                        polled))
                .toList();
        return new FeedState(
                source.url(),
                null,
                null,
                polled,
                polled.plus(Duration.ofMinutes(15)),
                0,
                null,
                null,
                seen,
                new FeedState.Plan("general", null, null, 0, null));
    }

    private Path mark() {
        return place.resolve("bench-web-" + archive.count() + "-articles");
    }
}
