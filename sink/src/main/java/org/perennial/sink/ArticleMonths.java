package org.perennial.sink;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.EnrichedArticle;

/**
 * The months by which articles are partitioned.
 *
 * <p>An article belongs to the month, in UTC, in which it was first fetched, and stays there: which one that is stands in
 * {@code article_place}. Whoever writes or drops holds the writers' lock, so no month goes while somebody writes to it. The
 * partitions of a month are made with its first article, and those of the month after it too, so that a month that begins
 * finds its partitions. All that was fetched before 2000 or after 2099, which only a wrong clock says, stands under one month
 * each, whose partitions are always there.
 */
final class ArticleMonths {
    /** What came before 2000 stands here, and what came after 2099 there. */
    private static final YearMonth EARLY = YearMonth.of(1999, 12);

    private static final YearMonth LATE = YearMonth.of(2100, 1);

    private ArticleMonths() {}

    /**
     * The first day of the month under which an article stands that was first fetched at this instant. The column refuses an
     * article without one.
     */
    static LocalDate of(@Nullable Instant fetched) {
        if (fetched == null
                || fetched.isBefore(EARLY.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant())) {
            return EARLY.atDay(1);
        }
        if (!fetched.isBefore(LATE.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant())) {
            return LATE.atDay(1);
        }
        return YearMonth.from(fetched.atOffset(ZoneOffset.UTC)).atDay(1);
    }

    /** Makes the partitions that these articles may need, and those of the months after. */
    static void make(Handle handle, List<EnrichedArticle> articles) {
        TreeSet<LocalDate> months = new TreeSet<>();
        for (EnrichedArticle article : articles) {
            LocalDate month = of(article.fetched());
            months.add(month);
            if (month.isAfter(EARLY.atDay(1)) && month.isBefore(LATE.atDay(1))) {
                months.add(month.plusMonths(1));
            }
        }
        if (!months.isEmpty()) {
            handle.createQuery(Statements.of("make-months"))
                    .bindArray("months", String.class, texts(months))
                    .mapToMap()
                    .list();
        }
    }

    /** Where each of these articles stands, by id; those that were never seen have their place from now on. */
    static Map<String, LocalDate> place(Handle handle, List<EnrichedArticle> articles) {
        Map<String, LocalDate> fetched = new LinkedHashMap<>();
        articles.forEach(article ->
                fetched.merge(article.id(), of(article.fetched()), (one, other) -> one.isBefore(other) ? one : other));
        Object[] ids = fetched.keySet().toArray();
        handle.createUpdate(Statements.of("place-articles"))
                .bindArray("ids", String.class, ids)
                .bindArray("months", String.class, texts(fetched.values()))
                .execute();
        Map<String, LocalDate> places = new HashMap<>();
        handle.createQuery(Statements.of("select-places"))
                .bindArray("ids", String.class, ids)
                .map((row, context) -> PlacedRow.of(row))
                .forEach(place -> places.put(place.id(), place.month()));
        return places;
    }

    /** JDBI binds arrays of texts, and not of dates. */
    private static Object[] texts(Collection<LocalDate> months) {
        return months.stream().map(LocalDate::toString).toArray();
    }
}
