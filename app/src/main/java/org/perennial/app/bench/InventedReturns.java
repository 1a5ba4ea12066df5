package org.perennial.app.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Occurrence;

/** Counts the returns of events in invented articles, as the stream counts those of real ones. For one thread. */
final class InventedReturns {
    private final Map<String, Return> returns = new TreeMap<>();

    /** A return in the counting; its articles come in the order of their fetches. */
    private static final class Return {
        private final AnniversaryMention mention;
        private final LocalDate day;
        private final Map<Occurrence.Cell, Integer> cells = new LinkedHashMap<>();
        private final TreeSet<String> sources = new TreeSet<>();
        private final List<Occurrence.Example> examples = new ArrayList<>();
        private final Instant first;
        private Instant last;
        private int articles;

        Return(AnniversaryMention mention, LocalDate day, Instant first) {
            this.mention = mention;
            this.day = day;
            this.first = first;
            this.last = first;
        }
    }

    /** Takes the next article. */
    void count(EnrichedArticle article) {
        for (AnniversaryMention mention : article.anniversaries()) {
            Instant fetched = Objects.requireNonNull(article.fetched());
            LocalDate on = LocalDate.ofInstant(fetched, ZoneOffset.UTC);
            LocalDate day = Objects.requireNonNull(mention.eventDate()).start().withYear(on.getYear());
            Return found = returns.computeIfAbsent(
                    mention.event() + "@" + on.getYear(), any -> new Return(mention, day, fetched));
            String language = Objects.requireNonNull(article.language()).tag();
            found.cells.merge(
                    new Occurrence.Cell(
                            on, (int) ChronoUnit.DAYS.between(day, on), language, country(article.source()), 1),
                    1,
                    Integer::sum);
            found.sources.add(String.valueOf(article.source()));
            if (found.examples.size() < Occurrence.MOST_EXAMPLES) {
                found.examples.add(new Occurrence.Example(
                        article.id(),
                        article.url(),
                        article.source(),
                        language,
                        article.title(),
                        null,
                        List.of(mention.evidence().get(0).text())));
            }
            found.last = fetched;
            found.articles++;
        }
    }

    /** The returns of what was taken. */
    List<Occurrence> occurrences() {
        return returns.entrySet().stream()
                .map(entry -> occurrence(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Occurrence occurrence(String id, Return counted) {
        return new Occurrence(
                id,
                counted.mention.event(),
                Objects.requireNonNull(counted.mention.eventDate()),
                counted.mention.n(),
                counted.day,
                List.of(),
                counted.cells.entrySet().stream()
                        .map(cell -> new Occurrence.Cell(
                                cell.getKey().day(),
                                cell.getKey().offset(),
                                cell.getKey().language(),
                                cell.getKey().country(),
                                cell.getValue()))
                        .toList(),
                counted.examples,
                counted.sources.stream().limit(Occurrence.MOST_SOURCES).toList(),
                counted.articles,
                counted.first,
                counted.last);
    }

    private static @Nullable String country(@Nullable String source) {
        String ending = String.valueOf(source).replaceFirst(".*\\.", "");
        return ending.length() == 2 ? ending.toUpperCase(Locale.ROOT) : null;
    }
}
