package org.perennial.sink;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Between which instants the articles of a month appeared, as columns of {@code article_month}.
 *
 * @param month its first day
 */
record MonthRow(LocalDate month, OffsetDateTime oldest, OffsetDateTime newest) implements Row {

    /** The months that these articles stand in. */
    static List<MonthRow> of(Collection<ArticleRow> articles) {
        Map<LocalDate, MonthRow> months = new TreeMap<>();
        for (ArticleRow article : articles) {
            OffsetDateTime appeared = article.appeared();
            months.merge(article.month(), new MonthRow(article.month(), appeared, appeared), MonthRow::and);
        }
        return List.copyOf(months.values());
    }

    private MonthRow and(MonthRow other) {
        return new MonthRow(
                month,
                oldest.isBefore(other.oldest) ? oldest : other.oldest,
                newest.isAfter(other.newest) ? newest : other.newest);
    }

    @Override
    public void bindTo(PreparedBatch batch) {
        batch.bind("month", month).bind("oldest", oldest).bind("newest", newest);
    }
}
