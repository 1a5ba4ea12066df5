package org.perennial.watch.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.CountedNumber.Unit;
import org.perennial.watch.definition.QueryText;

/** A small fixed week: one remembered event in five languages, a hostile title, a story that goes on, and a silent language. */
final class SmallWeek {
    static final String KHOJALY = "khojaly-massacre";
    static final Week WEEK = Week.parse("2025-W09");
    static final ZoneId BAKU = ZoneId.of("Asia/Baku");
    static final Subject DESK = new Subject("desk", "Embassy <desk>", QueryText.parse("event:khojaly"), BAKU);
    static final String HOSTILE = "<script>alert(1)</script> [x](http://evil.example) **33** \u202Egpj";

    private SmallWeek() {}

    static Digest digest() {
        return DigestRule.digest(DESK, WEEK, WEEK.to(BAKU), facts());
    }

    static Digest empty() {
        return DigestRule.digest(
                DESK,
                WEEK,
                WEEK.to(BAKU),
                new Facts(List.of(), List.of(), Map.of(), Map.of(), Set.of(), List.of(), List.of()));
    }

    static Facts facts() {
        List<Facts.Former> former = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            former.add(former(1, told("f-tr" + i, "old" + i, "haber.tr", "tr", "Hocalı", 613, "Hocalı katliamı")));
            former.add(former(1, told("f-en" + i, "old" + i, "daily.uk", "en", "Khojaly", 613, "Khojaly massacre")));
        }
        former.add(former(2, told("g-en", "older", "daily.uk", "en", "Khojaly", 613, "Khojaly massacre")));
        return new Facts(
                week(),
                former,
                Map.of(
                        KHOJALY,
                        new Facts.Known(
                                "Khojaly massacre (1992)", List.of(day(2025), day(2024), day(2023), day(2022)))),
                Map.of(
                        "goes-on",
                        new Facts.Before(3, Set.of("en"), Set.of("daily.uk"), Map.of(Unit.KILLED, Set.of(613L)))),
                Set.of("en"),
                List.of(new Digest.Found(
                        "found-1",
                        List.of(
                                new Digest.Name("en", "<b>Alderport</b> ferry"),
                                new Digest.Name("ar", "كارثة العبارة")),
                        new EventDate(LocalDate.of(1994, 3, 1), LocalDate.of(1994, 3, 1), EventDate.Precision.DAY),
                        31,
                        4,
                        "/events")),
                List.of(new Digest.Coming(
                        "novruz", "Novruz", LocalDate.of(2025, 3, 20), 35, true, 12, "/events/novruz")));
    }

    static List<Told> week() {
        return List.of(
                told("a1", "top", "news.az", "az", "Xocalı soyqırımının 33 ili", 613, "Xocalı soyqırımı"),
                told("a2", "top", "daily.uk", "en", HOSTILE, 613, "Khojaly genocide"),
                told("a3", "top", "ahram.eg", "ar", "ذكرى خوجالي", 613, "خوجالي"),
                told("a4", "top", "courier.uk", "en", "Khojaly remembered", 613, "Khojaly genocide"),
                told("b1", "goes-on", "post.uk", "en", "The toll is disputed", 600, "Khojaly genocide"),
                told("b2", "goes-on", "faz.de", "de", "Die Zahl ist strittig", 600, "Massaker von Chodschali"),
                told("c1", "alone", "lent.ru", "ru", "Ходжалы", 613, "Ходжалы"));
    }

    static Facts with(List<Told> week) {
        Facts facts = facts();
        return new Facts(
                week, facts.former(), facts.events(), facts.before(), facts.speaking(), facts.found(), facts.coming());
    }

    static Told told(String id, String story, String source, String language, String title, long killed, String words) {
        return new Told(
                id,
                story,
                id,
                source,
                language,
                title,
                "https://" + source + "/" + id,
                Instant.parse("2025-02-26T06:00:00Z"),
                List.of(new Told.About(KHOJALY, 33, List.of(words))),
                List.of(new Told.Number(Unit.KILLED, killed)));
    }

    private static Facts.Former former(int ago, Told told) {
        return new Facts.Former(KHOJALY, ago, told);
    }

    private static LocalDate day(int year) {
        return LocalDate.of(year, 2, 26);
    }

    static Map<String, String> rendered(Digest digest, String locale) {
        Sheet sheet = Wording.sheet(digest, locale, "https://news.example.org/");
        return new TreeMap<>(Map.of(
                "mail", SheetHtml.mail(sheet, null),
                "part", SheetHtml.part(sheet),
                "markdown", SheetMarkdown.of(sheet),
                "text", SheetText.of(sheet)));
    }
}
