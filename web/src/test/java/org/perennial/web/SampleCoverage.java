package org.perennial.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.testkit.Articles;

/** Coverage in many scripts of which every page has something to show. */
final class SampleCoverage {
    private SampleCoverage() {}

    static void store(WebTestBed bed) {
        bed.store(FireStory.all());
        bed.store(
                told("herald", "Names of the dead read at the memorial", "2025-02-26T07:00:00Z"),
                told("courier", "Silence at five o'clock", "2025-02-26T08:00:00Z"),
                told("gazette", "Read aloud in the rain", "2025-02-26T09:00:00Z"),
                told("chronicle", "A year ago the same square was full", "2024-02-26T09:00:00Z"));
        bed.store(
                commemorating(
                        "tidings",
                        "Thirty-three years on, the names are read again",
                        "Hundreds walked to the memorial. The 33rd anniversary of the Khojaly massacre was marked in silence.",
                        "en",
                        "33rd anniversary of the Khojaly massacre"),
                commemorating(
                        "azer",
                        "Xocalı soyqırımının 33-cü ildönümü anılır",
                        "Xocalı soyqırımının 33-cü ildönümü bu gün anılır. Abidənin önünə gül dəstələri qoyulub.",
                        "az",
                        "33-cü ildönümü"),
                commemorating(
                        "sahifa",
                        "الذكرى الثالثة والثلاثون لمجزرة خوجالي",
                        "تحل اليوم الذكرى الثالثة والثلاثون لمجزرة خوجالي، ووضعت أكاليل الزهور أمام النصب.",
                        "ar",
                        "الذكرى الثالثة والثلاثون"),
                Articles.enriched("kiji", "記念碑の前に花が供えられた", "朝から多くの人が訪れた。", "ja", FireStory.at(6)),
                Articles.enriched("samachar", "स्मारक पर फूल चढ़ाए गए", "सुबह से लोग आते रहे।", "hi", FireStory.at(7)),
                Articles.enriched("khao", "ผู้คนวางดอกไม้ที่อนุสรณ์", "เช้านี้มีผู้คนมากมาย", "th", FireStory.at(8)));
        bed.store(
                Occurrences.khojaly(
                        2024, Occurrences.cell(2024, -1, "az", "AZ", 9), Occurrences.cell(2024, 0, "az", "AZ", 21)),
                Occurrences.khojaly(
                        2025,
                        Occurrences.cell(2025, -1, "az", "AZ", 7),
                        Occurrences.cell(2025, 0, "az", "AZ", 24),
                        Occurrences.cell(2025, 0, "ar", null, 3),
                        Occurrences.cell(2025, 1, "en", "GB", 4)),
                Occurrences.suggestion(
                        "ferry",
                        "en",
                        "Alderport ferry disaster",
                        "ar",
                        "كارثة عبارة ألدربورت",
                        "de",
                        "Fährunglück von Alderport"));
    }

    private static EnrichedArticle told(String name, String title, String at) {
        String killed = at.startsWith("2024") ? "600 people were killed" : "613 people were killed";
        String before = "The Khojaly massacre was remembered in silence. ";
        return commemorating(name, title, before + killed + ".", "en", "Khojaly massacre", Instant.parse(at))
                .withNumbers(List.of(new CountedNumber(
                        Long.parseLong(killed.substring(0, 3)),
                        CountedNumber.Unit.KILLED,
                        new Evidence(
                                Evidence.Role.NUMBER,
                                Evidence.Field.TEXT,
                                before.length(),
                                before.length() + killed.length(),
                                killed))))
                .withStory("remembrance", "part-en", 0.8);
    }

    private static EnrichedArticle commemorating(
            String name, String title, String text, String language, String words) {
        return commemorating(name, title, text, language, words, Instant.parse("2025-02-26T06:12:00Z"));
    }

    private static EnrichedArticle commemorating(
            String name, String title, String text, String language, String words, Instant at) {
        int start = text.codePointCount(0, text.indexOf(words));
        LocalDate night = LocalDate.parse("1992-02-25");
        return Articles.enriched(name, title, text, language, at)
                .withAnniversaries(List.of(new AnniversaryMention(
                        "khojaly-massacre",
                        words,
                        AnniversaryMention.Kind.COMMEMORATION,
                        new EventDate(night, night.plusDays(1), EventDate.Precision.NIGHT),
                        33,
                        AnniversaryMention.NumberSource.STATED,
                        0.97,
                        List.of(new Evidence(
                                Evidence.Role.TRIGGER,
                                Evidence.Field.TEXT,
                                start,
                                start + words.codePointCount(0, words.length()),
                                words)),
                        List.of())));
    }
}
