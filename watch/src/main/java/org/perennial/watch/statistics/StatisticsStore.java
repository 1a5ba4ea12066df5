package org.perennial.watch.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.statistics.EventStatistics.Count;
import org.perennial.watch.statistics.EventStatistics.Day;
import org.perennial.watch.statistics.EventStatistics.Gap;
import org.perennial.watch.statistics.EventStatistics.Naming;
import org.perennial.watch.statistics.EventStatistics.StatedNumber;
import org.perennial.watch.statistics.EventStatistics.Year;

/** The statistics of what is stored. Each question takes twenty seconds at most and is given up then. */
public final class StatisticsStore {
    /** The widest stretch around a return, in days to each side. */
    public static final int MOST_AROUND = 60;

    /** The most returns looked at. */
    public static final int MOST_YEARS = 20;

    private static final int QUERY_SECONDS = 20;
    private static final int MOST_ROWS = 2_000;
    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.removingComments();

    private final Jdbi store;

    /** @param database the store that the sink writes to */
    public StatisticsStore(DataSource database) {
        this.store = Jdbi.create(database);
        store.getConfig(SqlStatements.class).setQueryTimeout(QUERY_SECONDS);
        store.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    }

    /**
     * The statistics of an event.
     *
     * @param year the return that gaps are asked for; the returns of the years before it, and it, are counted
     * @param years how many returns, 1 to {@value #MOST_YEARS}
     * @param around how many days before and after a return, 0 to {@value #MOST_AROUND}
     * @param today until when the year before is compared
     */
    public EventStatistics of(String event, int year, int years, int around, LocalDate today) {
        int first = year - years + 1;
        return store.inTransaction(handle -> {
            List<Day> days = query(handle, "select-days", event, first)
                    .bind("around", around)
                    .map((row, context) -> day(row))
                    .list();
            List<Year> counted = years(
                    query(handle, "select-years", event, first)
                            .map((row, context) -> year(row))
                            .list(),
                    days);
            return new EventStatistics(
                    counted,
                    days,
                    counts(handle, event, first, "language"),
                    counts(handle, event, first, "country"),
                    counts(handle, event, first, "source"),
                    query(handle, "select-gaps", event, first)
                            .bind("year", year)
                            .bind("through", through(counted, year, today))
                            .map((row, context) -> gap(row))
                            .list(),
                    naming(handle, event, first),
                    numbers(handle, event, first));
        });
    }

    /**
     * The words and the numbers of an event's coverage alone, which are had sooner than all of {@link #of}.
     *
     * @param first the first return that counts
     */
    public EventDrift drift(String event, int first) {
        return store.inTransaction(
                handle -> new EventDrift(naming(handle, event, first), numbers(handle, event, first)));
    }

    private static List<Naming> naming(Handle handle, String event, int first) {
        return query(handle, "select-naming", event, first)
                .map((row, context) -> naming(row))
                .list();
    }

    private static List<StatedNumber> numbers(Handle handle, String event, int first) {
        return Outliers.mark(query(handle, "select-numbers", event, first)
                .map((row, context) -> number(row))
                .list());
    }

    /** What each language has had of each event in a year, against the year before; the widest gaps first, at most 2,000. */
    public List<Gap> gaps(int year) {
        return store.withHandle(handle -> handle.createQuery(sql("select-all-gaps"))
                .bind("year", year)
                .bind("limit", MOST_ROWS)
                .map((row, context) -> gap(row))
                .list());
    }

    /** How many days after this year's return today is; absent if its day is not known. */
    private static @Nullable Integer through(List<Year> years, int year, LocalDate today) {
        return years.stream()
                .map(Year::returnDay)
                .filter(day -> day != null)
                .findFirst()
                .map(day -> (int) ChronoUnit.DAYS.between(day.withYear(year), today))
                .orElse(null);
    }

    /** Each year with its share, and how that stands to the shares before. */
    private static List<Year> years(List<Year> counted, List<Day> days) {
        Map<Integer, List<Day>> byYear = days.stream().collect(Collectors.groupingBy(Day::year));
        List<Year> years = new ArrayList<>();
        for (Year year : counted) {
            Double share = share(byYear.getOrDefault(year.year(), List.of()));
            OptionalDouble former = counted.stream()
                    .filter(other -> other.year() < year.year())
                    .map(other -> share(byYear.getOrDefault(other.year(), List.of())))
                    .filter(value -> value != null)
                    .mapToDouble(value -> value)
                    .average();
            Double overFormer = share == null || former.isEmpty() || former.getAsDouble() == 0
                    ? null
                    : (Double) (share / former.getAsDouble());
            years.add(new Year(
                    year.year(),
                    year.returnDay(),
                    year.articles(),
                    year.stories(),
                    year.outlets(),
                    year.newOutlets(),
                    year.languages(),
                    year.countries(),
                    share,
                    overFormer));
        }
        return years;
    }

    private static @Nullable Double share(List<Day> days) {
        long published = days.stream().mapToLong(Day::outletArticles).sum();
        return published == 0
                ? null
                : (Double) ((double) days.stream().mapToLong(Day::articles).sum() / published);
    }

    private static List<Count> counts(Handle handle, String event, int first, String column) {
        return query(handle, "select-counts", event, first)
                .define("column", column)
                .map((row, context) -> new Count(
                        row.getInt("year"),
                        row.getString("value"),
                        row.getLong("articles"),
                        row.getLong("stories"),
                        row.getLong("outlets")))
                .list();
    }

    private static Query query(Handle handle, String name, String event, int first) {
        return handle.createQuery(sql(name))
                .bind("event", event)
                .bind("first", first)
                .bind("limit", MOST_ROWS);
    }

    private static Day day(ResultSet row) throws SQLException {
        long articles = row.getLong("articles");
        long stories = row.getLong("stories");
        long outletArticles = row.getLong("outlet_articles");
        return new Day(
                row.getInt("year"),
                row.getObject("day", LocalDate.class),
                row.getInt("day_offset"),
                articles,
                stories,
                row.getLong("all_articles"),
                row.getLong("all_stories"),
                outletArticles,
                (double) articles / row.getLong("all_articles"),
                (double) stories / row.getLong("all_stories"),
                outletArticles == 0 ? null : (Double) ((double) articles / outletArticles));
    }

    private static Year year(ResultSet row) throws SQLException {
        return new Year(
                row.getInt("year"),
                row.getObject("return_day", LocalDate.class),
                row.getLong("articles"),
                row.getLong("stories"),
                row.getLong("outlets"),
                row.getLong("new_outlets"),
                row.getLong("languages"),
                row.getLong("countries"),
                null,
                null);
    }

    private static Gap gap(ResultSet row) throws SQLException {
        return new Gap(
                row.getString("event"),
                row.getString("language"),
                row.getLong("expected"),
                row.getLong("expected_by_now"),
                row.getLong("seen"));
    }

    private static Naming naming(ResultSet row) throws SQLException {
        return new Naming(
                row.getInt("year"),
                row.getString("country"),
                row.getString("language"),
                row.getString("words"),
                row.getLong("articles"));
    }

    private static StatedNumber number(ResultSet row) throws SQLException {
        return new StatedNumber(
                row.getInt("year"),
                row.getString("language"),
                row.getString("unit"),
                row.getLong("value"),
                row.getString("words"),
                row.getLong("articles"),
                false);
    }

    private static String sql(String name) {
        return FILES.getResource(
                StatisticsStore.class.getClassLoader(), "org/perennial/watch/statistics/" + name + ".sql");
    }
}
