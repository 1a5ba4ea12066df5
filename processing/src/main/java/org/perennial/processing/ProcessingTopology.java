package org.perennial.processing;

import static org.perennial.contract.Topics.CLUSTERS;
import static org.perennial.contract.Topics.COMPARISONS;
import static org.perennial.contract.Topics.ENRICHED_ARTICLES;
import static org.perennial.contract.Topics.OCCURRENCES;
import static org.perennial.contract.Topics.RAW_ARTICLES;
import static org.perennial.contract.Topics.RELATIONS;
import static org.perennial.contract.Topics.STORY_PARTS;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.perennial.contract.Cluster;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Relation;
import org.perennial.contract.StoryPart;
import org.perennial.contract.Topic;
import org.perennial.processing.copies.Compact;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.copies.Probe;
import org.perennial.processing.history.Sighting;
import org.perennial.processing.judgement.Judged;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.processing.stories.Gathered;
import org.perennial.processing.stories.StoryRoom;
import org.perennial.processing.stories.Telling;
import org.perennial.processing.stories.Tellings;

/** The way of an article from raw to enriched. */
public final class ProcessingTopology {
    /** The key under which the stories of all languages meet. */
    private static final String EVERYTHING = "all";

    private ProcessingTopology() {}

    /**
     * Where stories are kept open.
     *
     * @param ofLanguages those of each language by itself
     * @param ofAll the same among those of all languages
     */
    record Rooms(StoryRoom ofLanguages, StoryRoom ofAll) {
        static Rooms forStories(int most) {
            return new Rooms(new StoryRoom(most), new StoryRoom(most));
        }
    }

    /**
     * The topology.
     *
     * @param settings of Kafka Streams: some of them shape a topology and must be known when it is built
     * @param rooms of the stories that this process keeps open
     */
    static Topology build(ProcessingConfig config, Judgements judgements, StreamsConfig settings, Rooms rooms) {
        StreamsBuilder streams = new StreamsBuilder(new TopologyConfig(settings));

        KStream<String, Judged> judged = streams.stream(
                        RAW_ARTICLES.name(),
                        Consumed.with(RAW_ARTICLES.keys(), RAW_ARTICLES.values())
                                .withName("read-raw-articles"))
                .processValues(() -> new JudgeArticles(judgements), Named.as("judge-articles"))
                .processValues(NumberVersions.supplier(config.versionsWindow()), Named.as("number-versions"));

        boolean withStories = judgements.wants(Stage.STORIES) && judgements.wants(Stage.DUPLICATES);
        Tellings tellings = withStories ? new Tellings(judgements.embedding()) : null;
        ArticleHomes articleHomes = new ArticleHomes(config, tellings);
        KStream<String, Object> fromArticles =
                judged.process(PlaceArticles.supplier(articleHomes), Named.as("place-articles"));
        KStream<String, Object> fromLetters = streams.stream(
                        COMPARISONS.name(),
                        Consumed.with(Serdes.String(), Compact.serde(Letter.class))
                                .withTimestampExtractor((letter, partitionTime) -> DeliverLetters.BEFORE_ALL_ARTICLES)
                                .withName("read-comparisons"))
                .process(DeliverLetters.supplier(articleHomes), Named.as("deliver-letters"));
        KStream<String, Object> homes = fromArticles.merge(fromLetters, Named.as("gather-from-homes"));

        KStream<String, Letter> answers = of(Probe.class, homes, "keep-probes")
                .selectKey((id, probe) -> probe.partition(), Named.as("key-by-partition"))
                .repartition(Repartitioned.<Integer, Probe>as("probes")
                        .withKeySerde(Serdes.Integer())
                        .withValueSerde(Compact.serde(Probe.class))
                        .withNumberOfPartitions(config.partitions())
                        .withStreamPartitioner((topic, partition, probe, all) -> Optional.of(Set.of(partition))))
                .process(AnswerProbes.supplier(config), Named.as("answer-probes"));
        answers.to(COMPARISONS.name(), letters("write-answers"));
        of(Letter.class, homes, "keep-letters").to(COMPARISONS.name(), letters("write-letters"));

        KStream<String, Object> told = of(Telling.class, homes, "keep-tellings")
                .repartition(Repartitioned.<String, Telling>as("tellings-by-language")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Compact.serde(Telling.class))
                        .withNumberOfPartitions(config.partitions()))
                .process(GatherStories.supplier(rooms.ofLanguages()), Named.as("gather-stories"))
                .selectKey((language, gathered) -> EVERYTHING, Named.as("key-all-alike"))
                .repartition(Repartitioned.<String, Gathered>as("gathered-stories")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Compact.serde(Gathered.class))
                        .withNumberOfPartitions(1))
                .process(LinkStories.supplier(rooms.ofAll(), judgements.embedding()), Named.as("link-stories"));
        of(Letter.class, told, "keep-told").to(COMPARISONS.name(), letters("write-told"));
        of(StoryPart.class, told, "keep-parts").to(STORY_PARTS.name(), produced(STORY_PARTS, "write-story-parts"));

        of(EnrichedArticle.class, homes, "keep-articles")
                .to(ENRICHED_ARTICLES.name(), produced(ENRICHED_ARTICLES, "write-enriched-articles"));
        of(Relation.class, homes, "keep-relations").to(RELATIONS.name(), produced(RELATIONS, "write-relations"));
        of(Cluster.class, homes, "keep-clusters").to(CLUSTERS.name(), produced(CLUSTERS, "write-clusters"));

        judged.process(SeeEvents::new, Named.as("see-events"))
                .repartition(Repartitioned.<String, Sighting>as("sightings-by-event")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Json.serde(Sighting.class)))
                .process(CountCoverage.supplier(), Named.as("count-coverage"))
                .to(OCCURRENCES.name(), produced(OCCURRENCES, "write-occurrences"));

        return streams.build();
    }

    private static <T> KStream<String, T> of(Class<T> kind, KStream<String, Object> all, String name) {
        return all.filter((key, value) -> kind.isInstance(value), Named.as(name))
                .mapValues(kind::cast, Named.as(name.replace("keep", "take")));
    }

    private static <K, V> Produced<K, V> produced(Topic<K, V> topic, String name) {
        return Produced.with(topic.keys(), topic.values()).withName(name);
    }

    private static Produced<String, Letter> letters(String name) {
        return Produced.with(Serdes.String(), Compact.serde(Letter.class)).withName(name);
    }
}
