package org.perennial.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Occurrence;

/** Returns of events of which a test names only what it is about. */
final class Occurrences {
    static final LocalDate FERRY = LocalDate.of(1995, 2, 25);

    static final Instant SEEN = Instant.parse("2026-02-20T09:10:00Z");

    private Occurrences() {}

    /** An event that nobody configured, by its names: language and phrase by turns. */
    static Occurrence suggestion(String id, String... names) {
        List<Occurrence.Name> all = new ArrayList<>();
        List<Occurrence.Example> examples = new ArrayList<>();
        List<Occurrence.Cell> cells = new ArrayList<>();
        for (int i = 0; i < names.length; i += 2) {
            String language = names[i];
            String phrase = names[i + 1];
            all.add(new Occurrence.Name(language, phrase, 2));
            cells.add(new Occurrence.Cell(LocalDate.of(2026, 2, 20), -5, language, null, 2));
            examples.add(new Occurrence.Example(
                    "article-" + language,
                    "https://" + language + ".example/1",
                    language + ".example",
                    language,
                    phrase,
                    phrase,
                    List.of(phrase)));
        }
        return new Occurrence(
                id,
                null,
                new EventDate(FERRY, FERRY, EventDate.Precision.DAY),
                31,
                LocalDate.of(2026, 2, 25),
                all,
                cells,
                examples,
                examples.stream().map(Occurrence.Example::source).toList(),
                names.length,
                SEEN,
                SEEN);
    }

    /** A year's return of the Khojaly massacre. */
    static Occurrence khojaly(int year, Occurrence.Cell... coverage) {
        LocalDate night = LocalDate.of(1992, 2, 25);
        int articles = 0;
        for (Occurrence.Cell cell : coverage) {
            articles += cell.articles();
        }
        return new Occurrence(
                "khojaly-massacre@" + year,
                "khojaly-massacre",
                new EventDate(night, night.plusDays(1), EventDate.Precision.NIGHT),
                year - 1992,
                LocalDate.of(year, 2, 26),
                List.of(new Occurrence.Name("az", "Xocalı soyqırımı", articles)),
                List.of(coverage),
                List.of(new Occurrence.Example(
                        "article-az",
                        "https://az.example/1",
                        "az.example",
                        "az",
                        "Xocalı anılır",
                        "Xocalı soyqırımı",
                        List.of("34-cü ildönümü"))),
                List.of("az.example"),
                articles,
                SEEN,
                SEEN);
    }

    /** Articles of one day around 26 February. */
    static Occurrence.Cell cell(int year, int offset, String language, String country, int articles) {
        return new Occurrence.Cell(LocalDate.of(year, 2, 26).plusDays(offset), offset, language, country, articles);
    }
}
