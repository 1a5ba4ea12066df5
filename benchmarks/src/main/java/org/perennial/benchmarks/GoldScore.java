package org.perennial.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.perennial.analysis.anniversary.AnniversaryMention;
import org.perennial.analysis.anniversary.Evidence;
import org.perennial.analysis.anniversary.Kind;

/**
 * How what was found in labelled passages compares with what a person found.
 *
 * <p>A passage counts as found when a mention of confidence {@value #MEANT} or more is neither private nor an observance.
 * Recall of numbers and years is over all passages that have one, precision over those where one was given.
 */
final class GoldScore {
    static final double MEANT = 0.5;
    private static final int LEAST_ROWS = 5;

    private final Counts all = new Counts();
    private final Map<String, Counts> byLanguage = new TreeMap<>();
    private int numbers;
    private int numbersGiven;
    private int numbersRight;
    private int years;
    private int yearsGiven;
    private int yearsRight;
    private int marked;
    private int overlapping;
    private int spans;
    private int validSpans;

    private static final class Counts {
        private int found;
        private int alarms;
        private int missed;

        private double f1() {
            return found == 0 ? 0 : 2.0 * found / (2.0 * found + alarms + missed);
        }
    }

    /** Scores a judge on rows; the uncertain ones are left out. */
    static GoldScore of(List<GoldRow> rows, Function<GoldRow, List<AnniversaryMention>> judge) {
        GoldScore score = new GoldScore();
        score.addAll(rows, judge);
        return score;
    }

    void addAll(List<GoldRow> rows, Function<GoldRow, List<AnniversaryMention>> judge) {
        rows.stream().filter(row -> !row.uncertain()).forEach(row -> add(row, meant(judge.apply(row))));
    }

    static List<AnniversaryMention> meant(List<AnniversaryMention> mentions) {
        return mentions.stream()
                .filter(m -> m.confidence() >= MEANT && m.kind() != Kind.PRIVATE && m.kind() != Kind.OBSERVANCE)
                .toList();
    }

    private void add(GoldRow row, List<AnniversaryMention> found) {
        Counts language = byLanguage.computeIfAbsent(row.lang(), l -> new Counts());
        for (Counts counts : List.of(all, language)) {
            counts.found += row.isAnniversary() && !found.isEmpty() ? 1 : 0;
            counts.alarms += !row.isAnniversary() && !found.isEmpty() ? 1 : 0;
            counts.missed += row.isAnniversary() && found.isEmpty() ? 1 : 0;
        }
        found.stream().flatMap(m -> m.evidence().stream()).forEach(e -> {
            spans++;
            validSpans += isValid(e, row.text()) ? 1 : 0;
        });
        if (!row.isAnniversary()) {
            return;
        }
        if (row.n() != null) {
            numbers++;
            numbersGiven += found.stream().anyMatch(m -> m.n() != null) ? 1 : 0;
            numbersRight += found.stream().anyMatch(m -> row.n().equals(m.n())) ? 1 : 0;
        }
        if (row.eventYear() != null) {
            years++;
            yearsGiven += found.stream().anyMatch(m -> m.eventDate() != null) ? 1 : 0;
            yearsRight += found.stream()
                            .anyMatch(
                                    m -> m.eventDate() != null && m.eventDate().startYear() == row.eventYear())
                    ? 1
                    : 0;
        }
        GoldRow.Span span = row.evidence();
        if (span != null && !found.isEmpty()) {
            marked++;
            overlapping += found.stream()
                            .flatMap(m -> m.evidence().stream())
                            .anyMatch(e -> e.start() < span.end() && e.end() > span.start())
                    ? 1
                    : 0;
        }
    }

    private static boolean isValid(Evidence evidence, String text) {
        int from = text.offsetByCodePoints(0, evidence.start());
        int to = text.offsetByCodePoints(from, evidence.end() - evidence.start());
        return text.substring(from, to).equals(evidence.text());
    }

    double f1() {
        return all.f1();
    }

    double precision() {
        return share(all.found, all.found + all.alarms);
    }

    double recall() {
        return share(all.found, all.found + all.missed);
    }

    double numberRecall() {
        return share(numbersRight, numbers);
    }

    double numberPrecision() {
        return share(numbersRight, numbersGiven);
    }

    double yearRecall() {
        return share(yearsRight, years);
    }

    double yearPrecision() {
        return share(yearsRight, yearsGiven);
    }

    double evidenceOverlap() {
        return share(overlapping, marked);
    }

    double validOffsets() {
        return share(validSpans, spans);
    }

    /** F1 by language, of those with so many positive passages that it says something. */
    Map<String, Double> byLanguage() {
        Map<String, Double> scores = new TreeMap<>();
        byLanguage.forEach((language, counts) -> {
            if (counts.found + counts.missed >= LEAST_ROWS) {
                scores.put(language, counts.f1());
            }
        });
        return scores;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
