package org.perennial.processing;

import static org.perennial.contract.Topics.ENRICHED_ARTICLES;
import static org.perennial.contract.Topics.OCCURRENCES;
import static org.perennial.contract.Topics.RAW_ARTICLES;

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
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.processing.history.Sighting;
import org.perennial.processing.judgement.Judged;
import org.perennial.processing.judgement.Judgements;

/** The way of an article from raw to enriched. */
public final class ProcessingTopology {
    private ProcessingTopology() {}

    /**
     * The topology.
     *
     * @param settings of Kafka Streams: some of them shape a topology and must be known when it is built
     */
    static Topology build(ProcessingConfig config, Judgements judgements, StreamsConfig settings) {
        StreamsBuilder streams = new StreamsBuilder(new TopologyConfig(settings));

        KStream<String, Judged> judged = streams.stream(
                        RAW_ARTICLES.name(),
                        Consumed.with(RAW_ARTICLES.keys(), RAW_ARTICLES.values())
                                .withName("read-raw-articles"))
                .processValues(() -> new JudgeArticles(judgements), Named.as("judge-articles"))
                .processValues(NumberVersions.supplier(config.versionsWindow()), Named.as("number-versions"));

        judged.filter((id, article) -> article.fingerprint() == null, Named.as("keep-short-texts"))
                .mapValues(Judged::article, Named.as("unwrap-short-texts"))
                .to(ENRICHED_ARTICLES.name(), enriched("write-short-articles"));

        judged.filter((id, article) -> article.fingerprint() != null, Named.as("keep-comparable-texts"))
                .selectKey((id, article) -> article.fingerprint(), Named.as("key-by-text"))
                .mapValues(Judged::article, Named.as("unwrap-comparable-texts"))
                .repartition(Repartitioned.<String, EnrichedArticle>as("articles-by-text")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(ENRICHED_ARTICLES.values()))
                .processValues(MarkExactDuplicates.supplier(config.copiesWindow()), Named.as("mark-exact-duplicates"))
                .selectKey((text, article) -> article.id(), Named.as("key-by-article"))
                .to(ENRICHED_ARTICLES.name(), enriched("write-enriched-articles"));

        judged.process(SeeEvents::new, Named.as("see-events"))
                .repartition(Repartitioned.<String, Sighting>as("sightings-by-event")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Json.serde(Sighting.class)))
                .process(CountCoverage.supplier(), Named.as("count-coverage"))
                .to(
                        OCCURRENCES.name(),
                        Produced.with(OCCURRENCES.keys(), OCCURRENCES.values()).withName("write-occurrences"));

        return streams.build();
    }

    private static Produced<String, EnrichedArticle> enriched(String name) {
        return Produced.with(ENRICHED_ARTICLES.keys(), ENRICHED_ARTICLES.values())
                .withName(name);
    }
}
