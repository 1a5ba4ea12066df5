package org.perennial.watch.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.contract.Json;
import org.perennial.contract.Language;
import org.perennial.contract.RawArticle;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;
import org.perennial.watch.definition.QueryText;

class DigestStoreIT {
    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");
    private static final Week WEEK = Week.parse("2025-W09");
    private static final Instant LATER = Instant.parse("2025-04-01T00:00:00Z");

    private final EventRegistry events = EventRegistry.load();
    private Database database;

    @BeforeEach
    void open() {
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatAppearsInTheWeekIsCountedAndComparedWithFormerYears() {
        storeSmallArchive();

        Digest digest = digest("event:khojaly");

        assertThat(digest.totals())
                .extracting(Digest.Totals::articles, Digest.Totals::stories, Digest.Totals::copies)
                .containsExactly(4, 2, 0);
        assertThat(digest.top()).extracting(Digest.Story::id).containsExactly("now");
        assertThat(digest.top().get(0).news().before()).isEqualTo(1);
        assertThat(digest.events().get(0).years())
                .extracting(Digest.YearCount::year, Digest.YearCount::articles)
                .containsExactly(tuple(2025, 4), tuple(2024, 3));
        assertThat(digest.events().get(0).day()).isEqualTo("2025-02-26");
        assertThat(digest.silent()).extracting(Digest.Gap::language).containsExactly("tr");
    }

    @Test
    void onlyWhatMatchesTheWatchCountsThenAndNow() {
        storeSmallArchive();

        Digest digest = digest("event:khojaly lang:az");

        assertThat(digest.languages()).extracting(Digest.Count::value).containsExactly("az");
        assertThat(digest.events().get(0).years())
                .extracting(Digest.YearCount::year, Digest.YearCount::articles)
                .containsExactly(tuple(2025, 2), tuple(2024, 1));
    }

    @Test
    void aClosedWeekIsTheSameBytesWhateverIsStoredLater() {
        storeSmallArchive();
        String before = everything();

        store(
                article("late.az", "2025-03-05T08:00:00Z", "az", "now", "Xocalı"),
                article("other.de", "2025-03-09T08:00:00Z", "de", "else", "Chodschali"),
                // published in the week and found after it: it belongs to the next
                published(article("slow.uk", "2025-03-03T08:00:00Z", "en", "now", "Khojaly"), "2025-03-02T08:00:00Z"));

        assertThat(everything()).isEqualTo(before);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anArticleThatWasChangedAfterTheWeekCountsAsItStoodThen() {
        EnrichedArticle first = article("daily.uk", "2025-02-26T08:00:00Z", "en", "now", "Khojaly");
        store(first);
        String before = Json.write(digest("event:khojaly"));

        store(revised(first, "2025-03-04T08:00:00Z", "A title of another week"));

        assertThat(Json.write(digest("event:khojaly"))).isEqualTo(before).doesNotContain("another week");
    }

    @Test
    void whatWasFoundAfterItsWeekIsInTheNextOne() {
        store(published(article("slow.uk", "2025-03-03T08:00:00Z", "en", "now", "Khojaly"), "2025-03-02T08:00:00Z"));

        assertThat(digest("event:khojaly").totals().articles()).isZero();
        assertThat(digest("event:khojaly", Week.parse("2025-W10")).totals().articles())
                .isEqualTo(1);
    }

    @Test
    void whatWasOldWhenItWasFoundIsNotOfTheWeek() {
        store(published(article("slow.uk", "2025-02-26T08:00:00Z", "en", "now", "Khojaly"), "2019-02-26T08:00:00Z"));

        assertThat(digest("event:khojaly").totals().articles()).isZero();
    }

    @Test
    void aWeekThatHasNotBegunIsRefusedWithTheLastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> digest("event:khojaly", Week.parse("2025-W40")))
                .withMessageContaining("ask for 2025-W13");
    }

    @Test
    void aWeekThatIsNotOverSaysHowFarItIsTold() {
        storeSmallArchive();
        Instant wednesday = Instant.parse("2025-02-26T12:00:00Z");

        Digest digest =
                new DigestStore(database.dataSource(), () -> events).digest(subject("event:khojaly"), WEEK, wednesday);

        assertThat(digest.closed()).isFalse();
        assertThat(digest.to()).isEqualTo(wednesday);
        assertThat(digest.totals().articles()).isEqualTo(3);
        assertThat(SheetText.of(Wording.sheet(digest, "en", "")))
                .contains("This is what there was until Feb 26, 2025, 16:00 Asia/Baku.");
    }

    @Test
    void theMidnightOfTheReadersZonePartsTheWeeks() {
        store(
                article("one.az", "2025-02-23T19:59:59Z", "az", "a", "Xocalı"),
                article("two.az", "2025-02-23T20:00:00Z", "az", "b", "Xocalı"),
                article("three.az", "2025-03-02T19:59:59Z", "az", "c", "Xocalı"),
                article("four.az", "2025-03-02T20:00:00Z", "az", "d", "Xocalı"));

        assertThat(digest("event:khojaly").outlets())
                .extracting(Digest.Count::value)
                .containsExactly("three.az", "two.az");
    }

    @Test
    void whatComesIsThatWhichTheWatchNames() {
        Digest digest = new DigestStore(database.dataSource(), () -> events)
                .digest(subject("event:khojaly"), Week.parse("2025-W07"), LATER);

        assertThat(digest.coming())
                .extracting(Digest.Coming::event, Digest.Coming::day, Digest.Coming::n)
                .containsExactly(tuple("khojaly-massacre", LocalDate.parse("2025-02-26"), 33));
    }

    @Test
    void allThatCommemoratesIsOneDigestToo() {
        storeSmallArchive();
        store(Articles.enriched("sports", "Match", "text", "en", Instant.parse("2025-02-26T08:00:00Z")));

        Digest digest = new DigestStore(database.dataSource(), () -> events).digest(Subject.all(BAKU), WEEK, LATER);

        assertThat(digest.totals().articles()).isEqualTo(4);
        assertThat(digest.coming()).isNotEmpty();
    }

    private void storeSmallArchive() {
        store(
                article("news.az", "2024-02-26T08:00:00Z", "az", "old", "Xocalı"),
                article("haber.tr", "2024-02-26T08:00:00Z", "tr", "old", "Hocalı"),
                article("sabah.tr", "2024-02-27T08:00:00Z", "tr", "old", "Hocalı"),
                article("early.az", "2025-02-20T08:00:00Z", "az", "now", "Xocalı"),
                article("news.az", "2025-02-25T08:00:00Z", "az", "now", "Xocalı"),
                article("daily.uk", "2025-02-26T08:00:00Z", "en", "now", "Khojaly"),
                article("ahram.eg", "2025-02-26T09:00:00Z", "ar", "now", "خوجالي"),
                article("heute.az", "2025-03-01T08:00:00Z", "az", "else", "Xocalı"));
    }

    private String everything() {
        Digest digest = digest("event:khojaly");
        StringBuilder all = new StringBuilder(Json.write(digest));
        for (String locale : List.of("en", "az", "tr", "ru", "ar", "de", "fr", "es")) {
            SmallWeek.rendered(digest, locale).values().forEach(all::append);
        }
        return all.toString();
    }

    private Digest digest(String query) {
        return digest(query, WEEK);
    }

    private Digest digest(String query, Week week) {
        return new DigestStore(database.dataSource(), () -> events).digest(subject(query), week, LATER);
    }

    private static Subject subject(String query) {
        return new Subject("desk", "Desk", QueryText.parse(query), BAKU);
    }

    private void store(EnrichedArticle... articles) {
        new PostgresArticleStore(database.dataSource())
                .write(Batch.of(new ArrayList<>(Arrays.asList(articles)), Map.of()), (index, reason) -> {
                    throw new AssertionError("refused: " + reason);
                });
    }

    private static EnrichedArticle article(String source, String at, String language, String story, String words) {
        Instant fetched = Instant.parse(at);
        RawArticle raw = Articles.raw(source + at.substring(0, 10), words + " in " + source, words, fetched);
        String json = Json.write(raw).replace("\"source\":\"" + raw.source() + "\"", "\"source\":\"" + source + "\"");
        return EnrichedArticle.of(Json.read(json, RawArticle.class))
                .withLanguage(new Language(language, 0.9, List.of(), List.of()))
                .withStory(story, "part-" + story, 0.9)
                .withNumbers(List.of(new CountedNumber(
                        613,
                        CountedNumber.Unit.KILLED,
                        new Evidence(Evidence.Role.NUMBER, Evidence.Field.TEXT, 0, words.length(), words))))
                .withAnniversaries(List.of(new AnniversaryMention(
                        "khojaly-massacre",
                        words,
                        AnniversaryMention.Kind.COMMEMORATION,
                        new EventDate(
                                LocalDate.parse("1992-02-25"),
                                LocalDate.parse("1992-02-26"),
                                EventDate.Precision.NIGHT),
                        33,
                        AnniversaryMention.NumberSource.STATED,
                        0.95,
                        List.of(new Evidence(Evidence.Role.EVENT, Evidence.Field.TEXT, 0, words.length(), words)),
                        List.of())));
    }

    private static EnrichedArticle published(EnrichedArticle article, String at) {
        return changed(article, "published", at);
    }

    private static EnrichedArticle revised(EnrichedArticle article, String fetched, String title) {
        EnrichedArticle later = changed(changed(article, "fetched", fetched), "title", title);
        String json = Json.write(later).replace("\"version\":1", "\"version\":2");
        return Json.read(json, EnrichedArticle.class);
    }

    private static EnrichedArticle changed(EnrichedArticle article, String field, String value) {
        var tree =
                (com.fasterxml.jackson.databind.node.ObjectNode) Json.mapper().valueToTree(article);
        tree.put(field, value);
        return Json.read(tree.toString(), EnrichedArticle.class);
    }
}
