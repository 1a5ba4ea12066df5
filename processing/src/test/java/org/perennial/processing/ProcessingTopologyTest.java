package org.perennial.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Occurrence;
import org.perennial.contract.RawArticle;
import org.perennial.testkit.Articles;

class ProcessingTopologyTest {
    private static final String STATEMENT =
            "The harbour council met on Tuesday and agreed to rebuild the old pier before the summer.";
    private static final String CORRECTED =
            "The harbour council met on Tuesday and agreed to rebuild the old pier before the autumn.";
    private static final Instant MONDAY = Articles.FETCHED;

    private TopologyUnderTest topology;

    @BeforeEach
    void start(@TempDir Path stateDirectory) {
        topology = new TopologyUnderTest(stateDirectory);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void anArticleComesOutWithItsJudgements() {
        topology.publish(article("agency", STATEMENT, MONDAY));

        EnrichedArticle only = topology.enriched().get(0);
        assertThat(only.language().tag()).isEqualTo("en");
        assertThat(only.version()).isEqualTo(1);
        assertThat(only.duplicate()).isEqualTo(Duplicate.original(only.id()));
        assertThat(only.text()).isEqualTo(STATEMENT);
        assertThat(only.story()).isEqualTo(only.id());
    }

    @Test
    void anEventThatNobodyConfiguredComesOutWithItsCoverage() {
        topology.publish(article("agency", "The 25th anniversary of the Alderport ferry disaster was marked.", MONDAY));
        topology.publish(article("daily", "Families marked the 25th anniversary of the Alderport disaster.", MONDAY));

        List<Occurrence> states = topology.occurrences();
        assertThat(states).extracting(Occurrence::articles).containsExactly(1, 2);
        assertThat(states).extracting(Occurrence::id).containsOnly(states.get(0).id());
        assertThat(states.get(1).isUnconfigured()).isTrue();
    }

    @Test
    void aLaterVersionOfAnArticleIsNotCountedAgain() {
        topology.publish(article("agency", "The 25th anniversary of the Alderport ferry disaster was marked.", MONDAY));
        topology.publish(article("agency", "The 25th anniversary of the Alderport ferry disaster was kept.", MONDAY));

        assertThat(topology.occurrences()).extracting(Occurrence::articles).containsExactly(1);
    }

    @Test
    void anArticleComesOutUnderItsIdAtItsTimeAsACloudEvent() {
        RawArticle raw = article("agency", STATEMENT, MONDAY);
        topology.publish(raw);

        TestRecord<String, EnrichedArticle> only = topology.enrichedRecords().get(0);
        assertThat(only.key()).isEqualTo(raw.id());
        assertThat(only.getRecordTime()).isEqualTo(MONDAY);
        assertThat(text(only.headers(), "ce_type")).isEqualTo("org.perennial.article.enriched.v1");
        assertThat(text(only.headers(), "ce_id")).isEqualTo(raw.id() + "-1");
    }

    @Test
    void aReprintPointsAtItsFirstCarrier() {
        RawArticle first = article("agency", STATEMENT, MONDAY);
        topology.publish(first);
        topology.publish(article("daily", STATEMENT, MONDAY.plusSeconds(60)));

        assertThat(topology.enriched().get(1).duplicate())
                .isEqualTo(new Duplicate(Duplicate.Relation.EXACT, first.id(), first.id(), 1.0));
    }

    @Test
    void aReprintInOtherCaseAndSpacingIsACopy() {
        topology.publish(article("agency", STATEMENT, MONDAY));
        topology.publish(article("daily", STATEMENT.toUpperCase(java.util.Locale.ROOT) + "\n\n", MONDAY));

        assertThat(topology.enriched().get(1).duplicate().relation()).isEqualTo(Duplicate.Relation.EXACT);
    }

    @Test
    void aCorrectedOriginalIsItsNextVersionAndNobodysDuplicate() {
        RawArticle first = article("agency", STATEMENT, MONDAY);
        topology.publish(first);
        topology.publish(article("agency", CORRECTED, MONDAY.plusSeconds(60)));

        EnrichedArticle corrected = topology.enriched().get(1);
        assertThat(corrected.version()).isEqualTo(2);
        assertThat(corrected.duplicate()).isEqualTo(Duplicate.original(first.id()));
    }

    @Test
    void anArticleSentTwiceHasTheSameOutcomeTwice() {
        topology.publish(article("agency", STATEMENT, MONDAY));
        topology.publish(article("agency", STATEMENT, MONDAY));

        List<EnrichedArticle> both = topology.enriched();
        assertThat(both).hasSize(2);
        assertThat(both.get(1)).isEqualTo(both.get(0));
    }

    @Test
    void aCopySentTwiceStaysACopy() {
        topology.publish(article("agency", STATEMENT, MONDAY));
        topology.publish(article("daily", STATEMENT, MONDAY.plusSeconds(1)));
        topology.publish(article("daily", STATEMENT, MONDAY.plusSeconds(1)));

        List<EnrichedArticle> all = topology.enriched();
        assertThat(all.get(2)).isEqualTo(all.get(1));
    }

    @Test
    void aReprintOlderThanTheWindowStartsAfresh() {
        topology.publish(article("agency", STATEMENT, MONDAY));
        topology.publish(
                article("daily", STATEMENT, MONDAY.plus(Duration.ofDays(14)).plusMillis(1)));

        EnrichedArticle reprint = topology.enriched().get(1);
        assertThat(reprint.duplicate()).isEqualTo(Duplicate.original(reprint.id()));
    }

    @Test
    void aReprintInTheLastMillisecondOfTheWindowIsARecurrence() {
        topology.publish(article("agency", STATEMENT, MONDAY));
        topology.publish(article("daily", STATEMENT, MONDAY.plus(Duration.ofDays(14))));

        assertThat(topology.enriched().get(1).duplicate().relation()).isEqualTo(Duplicate.Relation.RECURRENCE);
    }

    @Test
    void lastYearsStatementIsKnownAgainAYearLater() {
        String statement = STATEMENT + " It is the 25th anniversary of the Alderport ferry disaster.";
        topology.publish(article("agency", statement, MONDAY));
        topology.publish(article("daily", CORRECTED, MONDAY.plus(Duration.ofDays(200))));
        topology.publish(article("ministry", statement.replace("25th", "26th"), MONDAY.plus(Duration.ofDays(365))));

        List<EnrichedArticle> all = topology.enriched();
        assertThat(all.get(2).duplicate().relation()).isEqualTo(Duplicate.Relation.RECURRENCE);
        assertThat(all.get(2).duplicate().of()).isEqualTo(all.get(0).id());
    }

    @Test
    void aPublishersDateInTheFutureExpiresNothing() {
        topology.publish(article("agency", STATEMENT, MONDAY));
        topology.publish(published(article("oracle", CORRECTED, MONDAY), Instant.parse("2099-01-01T00:00:00Z")));
        topology.publish(article("daily", STATEMENT, MONDAY.plusSeconds(1)));

        assertThat(topology.enriched().get(2).duplicate().relation()).isEqualTo(Duplicate.Relation.EXACT);
    }

    @Test
    void equalTextsTooShortToCompareStandForThemselves() {
        topology.publish(article("agency", "Live: harbour", MONDAY));
        topology.publish(article("daily", "Live: harbour", MONDAY));

        assertThat(topology.enriched())
                .allSatisfy(article -> assertThat(article.duplicate()).isEqualTo(Duplicate.original(article.id())));
    }

    @Test
    void aShortArticleHasVersionsToo() {
        topology.publish(article("agency", "Live: harbour", MONDAY));
        topology.publish(article("agency", "Live: pier", MONDAY));

        assertThat(topology.enriched()).extracting(EnrichedArticle::version).containsExactly(1, 2);
    }

    @Test
    void noStoreHoldsAText() {
        topology.publish(article("agency", STATEMENT, MONDAY));

        assertThat(topology.anyStoreHolds("harbour")).isFalse();
        assertThat(topology.anyStoreHolds(article("agency", STATEMENT, MONDAY).id()))
                .isTrue();
    }

    @Test
    void aRecordWithoutAKeyIsPutAsideWithItsBytes() {
        String value = "{\"id\":\"a\",\"text\":\"" + STATEMENT + "\"}";
        topology.publish(null, value, MONDAY);

        assertPutAside(null, value, DeadLetterReason.RECORD_UNREADABLE, "has no key");
    }

    @Test
    void aRecordWithoutAValueIsPutAside() {
        topology.publish("a".getBytes(UTF_8), null, MONDAY);

        assertPutAside("a", null, DeadLetterReason.RECORD_UNREADABLE, "has no value");
    }

    @Test
    void aRecordThatIsNoJsonIsPutAsideWithItsBytes() {
        topology.publish("a".getBytes(UTF_8), "{\"id\": \"a\", \"text", MONDAY);

        assertPutAside("a", "{\"id\": \"a\", \"text", DeadLetterReason.RECORD_UNREADABLE, "RawArticle");
    }

    @Test
    void theJsonWordNullIsPutAside() {
        topology.publish("a".getBytes(UTF_8), "null", MONDAY);

        assertPutAside("a", "null", DeadLetterReason.RECORD_UNREADABLE, "null");
    }

    @Test
    void anArticleWithoutIdAndAddressIsPutAside() {
        topology.publish("a".getBytes(UTF_8), "{\"text\":\"words\"}", MONDAY);

        assertPutAside("a", "{\"text\":\"words\"}", DeadLetterReason.RECORD_UNREADABLE, "\"id\" or a \"url\"");
    }

    @Test
    void anArticleUnderAnotherKeyThanItsIdIsPutAside() {
        topology.publish("b".getBytes(UTF_8), "{\"id\":\"a\",\"text\":\"words\"}", MONDAY);

        assertPutAside(
                "b",
                "{\"id\":\"a\",\"text\":\"words\"}",
                DeadLetterReason.RECORD_UNREADABLE,
                "is not the article's id");
    }

    @Test
    void halfACharacterIsCarriedOnAsItCame() {
        topology.publish("a".getBytes(UTF_8), "{\"id\":\"a\",\"text\":\"half \\ud83d of a smile\"}", MONDAY);

        assertThat(topology.enriched()).extracting(EnrichedArticle::text).containsExactly("half \ud83d of a smile");
    }

    @Test
    void anArticleLargerThanATopicTakesIsPutAside() {
        RawArticle large = article("agency", STATEMENT.repeat(50_000), MONDAY);
        topology.publish(large);

        assertThat(letter(topology.deadLetters().get(0)).reason()).isEqualTo(DeadLetterReason.RECORD_TOO_LARGE);
        assertThat(topology.enriched()).isEmpty();
    }

    @Test
    void anArticleWhoseIdMakesItsRecordTooLargeIsPutAside() {
        String id = "a".repeat(1_500_000);
        topology.publish(id.getBytes(UTF_8), "{\"id\":\"" + id + "\",\"text\":\"" + STATEMENT + "\"}", MONDAY);

        assertThat(letter(topology.deadLetters().get(0)).reason()).isEqualTo(DeadLetterReason.RECORD_TOO_LARGE);
        assertThat(topology.enriched()).isEmpty();
    }

    @Test
    void anArticleThatBreaksAJudgementIsPutAsideAndLeavesNoTrace() {
        topology.publish(article("agency", STATEMENT + Fakes.UNJUDGEABLE, MONDAY));
        topology.publish(article("agency", STATEMENT, MONDAY));

        assertThat(letter(topology.deadLetters().get(0)).reason()).isEqualTo(DeadLetterReason.JUDGEMENT_FAILED);
        assertThat(topology.enriched()).extracting(EnrichedArticle::version).containsExactly(1);
    }

    @Test
    void deadLettersAreCountedByReason() {
        topology.publish("a".getBytes(UTF_8), "null", MONDAY);

        assertThat(topology.metrics
                        .counter("perennial.dead.letters", "stage", "processing", "reason", "record-unreadable")
                        .count())
                .isEqualTo(1);
    }

    private void assertPutAside(String key, String value, DeadLetterReason reason, String detail) {
        topology.publish(article("good", STATEMENT, MONDAY));

        List<TestRecord<byte[], byte[]>> letters = topology.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).key()).isEqualTo(key == null ? null : key.getBytes(UTF_8));
        assertThat(letters.get(0).value()).isEqualTo(value == null ? null : value.getBytes(UTF_8));
        DeadLetter letter = letter(letters.get(0));
        assertThat(letter.stage()).isEqualTo("processing");
        assertThat(letter.reason()).isEqualTo(reason);
        assertThat(letter.detail()).contains(detail);
        assertThat(letter.topic()).isEqualTo("articles.raw");
        assertThat(letter.offset()).isZero();
        assertThat(letter.at()).isEqualTo(Fakes.NOW);
        assertThat(topology.enriched()).hasSize(1);
    }

    private static DeadLetter letter(TestRecord<byte[], byte[]> record) {
        return DeadLetter.of(record.headers()).orElseThrow();
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private static RawArticle article(String name, String text, Instant at) {
        return Articles.raw(name, "Pier to be rebuilt", text, at);
    }

    private static RawArticle published(RawArticle raw, Instant published) {
        return new RawArticle(
                raw.id(),
                raw.url(),
                raw.canonicalUrl(),
                raw.source(),
                raw.feed(),
                raw.guid(),
                raw.title(),
                raw.text(),
                raw.summary(),
                raw.authors(),
                published,
                raw.publishedFrom(),
                raw.updated(),
                raw.fetched(),
                raw.languageHint(),
                raw.truncated());
    }
}
