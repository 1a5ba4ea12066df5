package org.perennial.watch.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One search for the newest articles that match.
 *
 * <p>No single plan serves words of every frequency. The index over time finds a frequent word among the newest articles at
 * once, and goes through all of the archive for a rare one; the index over words finds a rare one at once, and gives half of
 * the archive, to be sorted, for a frequent one. How frequent two words are together no statistics tell, so the database cannot
 * choose. Here the newest articles of the newest months are looked at one by one; if they do not fill the page, what is asked
 * for is rare, and the index over words is asked: a month of first fetches, one more, two more, then four, then eight. The bounds that each
 * month keeps say when no older month can hold anything newer than what has been found, and which months need not be asked.
 */
final class MonthByMonth {
    /** A month may have just begun. */
    private static final int WALKED_MONTHS = 2;

    private static final Comparator<Found> NEWEST_FIRST = Comparator.comparing(Found::appeared)
            .thenComparing(found -> found.article().id())
            .reversed();

    private final Handle handle;
    private final SqlCondition condition;
    private final @Nullable Cursor from;
    private final int wanted;
    private final List<Found> found = new ArrayList<>();

    /**
     * A search.
     *
     * @param from where to begin; absent for the newest
     * @param wanted how many articles at most
     */
    MonthByMonth(Handle handle, SqlCondition condition, @Nullable Cursor from, int wanted) {
        this.handle = handle;
        this.condition = condition;
        this.from = from;
        this.wanted = wanted;
    }

    /**
     * What is found, newest first.
     *
     * @param newest how many articles are looked at one by one
     */
    List<Found> search(int newest) {
        List<StoredMonth> months = StoredMonth.all(handle).stream()
                .filter(month -> month.meets(condition.since(), from == null ? null : from.appeared()))
                .toList();
        if (months.isEmpty()) {
            return found;
        }
        int walked = Math.min(WALKED_MONTHS, months.size());
        Cursor rest = walk(months.get(walked - 1).month(), months.get(0).month(), newest);
        int next = rest == null ? walked : 0;
        while (next < months.size() && !isFull(months.subList(next, months.size()))) {
            int end = Math.min(months.size(), next + Math.max(1, next));
            boolean partly = next < walked;
            add(ArchiveStatement.ofMonths(
                    condition,
                    months.get(end - 1).month(),
                    months.get(next).month(),
                    partly ? rest : from,
                    partly,
                    wanted));
            next = end;
        }
        return found;
    }

    /** Looks at the newest articles of some months; absent if nothing of these months is left to be asked for. */
    private @Nullable Cursor walk(LocalDate first, LocalDate last, int newest) {
        add(ArchiveStatement.ofNewest(condition, first, last, from, newest, wanted));
        return found.size() == wanted
                ? null
                : ArchiveStatement.ofPlace(first, last, from, newest)
                        .place(handle)
                        .orElse(null);
    }

    private void add(ArchiveStatement statement) {
        found.addAll(statement.found(handle));
        Collections.sort(found, NEWEST_FIRST);
        found.subList(Math.min(wanted, found.size()), found.size()).clear();
    }

    /** Whether nothing of the other months could take a place among what has been found. */
    private boolean isFull(List<StoredMonth> others) {
        if (found.size() < wanted) {
            return false;
        }
        Instant last = found.get(wanted - 1).appeared();
        return others.stream().allMatch(month -> month.newest().isBefore(last));
    }
}
