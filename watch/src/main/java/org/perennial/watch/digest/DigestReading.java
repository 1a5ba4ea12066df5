package org.perennial.watch.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.analysis.query.EventNames;
import org.perennial.analysis.query.QueryMatcher;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;
import org.perennial.watch.search.Documents;
import org.perennial.watch.search.SqlCondition;

/** What one digest needs of the archive: the questions and their answers, all of one state of the database. */
final class DigestReading {
    /** Beyond it, a digest is refused. */
    static final int MOST_ARTICLES = 100_000;

    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.removingComments();
    private static final int FETCH_SIZE = 200;
    private static final int FORMER_YEARS = 3;
    /** An event that returns so many days before or after a week may have coverage in it. */
    private static final int AROUND = 15;

    private static final int WEEKS_AHEAD = 4;
    private static final int MOST_COMING = 15;
    private static final int MOST_FOUND = 10;
    private static final int LEAST_FOUND = 2;
    private static final int ROUND = 5;
    private static final int MOST_NAMES = 8;

    private final Handle handle;
    private final EventRegistry events;
    private final Subject subject;
    private final Week week;
    private final ZoneId zone;
    private final Instant from;
    private final Instant until;
    private final SqlCondition condition;
    private final Map<String, Event> registry;

    DigestReading(Handle handle, EventRegistry events, Subject subject, Week week, Instant until) {
        this.events = events;
        this.handle = handle;
        this.subject = subject;
        this.week = week;
        this.zone = subject.zone();
        this.from = week.from(zone);
        this.until = until;
        this.condition = SqlCondition.of(subject.query().query(), zone, until);
        this.registry = new TreeMap<>();
        events.events().forEach(event -> registry.put(event.id(), event));
    }

    Facts facts() {
        Map<String, EventDate> dates = new TreeMap<>();
        List<Told> articles = week(dates);
        Map<String, Facts.Known> known = known(dates);
        List<Facts.Former> former = former(known);
        Set<String> silent =
                former.stream().map(one -> one.told().language()).collect(Collectors.toCollection(TreeSet::new));
        return new Facts(articles, former, known, before(articles), speaking(silent), found(articles), coming());
    }

    private List<Told> week(Map<String, EventDate> dates) {
        QueryMatcher matcher = QueryMatcher.of(subject.query().query(), zone);
        List<Told> articles = new ArrayList<>();
        ask(
                        file("select-week") + " AND (v.version < a.version OR (" + condition.sql() + "))"
                                + " ORDER BY begun.fetched, a.id LIMIT " + (MOST_ARTICLES + 1),
                        List.of(time(until), time(from), time(until), time(from), time(until)),
                        condition.values())
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> {
                    EnrichedArticle article = Json.read(row.getString("document"), EnrichedArticle.class);
                    boolean matches = !row.getBoolean("changed")
                            || matcher.matches(Documents.of(article, row.getInt("copies")), until);
                    if (matches) {
                        keepDates(article, dates);
                        articles.add(told(row, article));
                    }
                    return matches;
                })
                .forEach(taken -> {});
        if (articles.size() > MOST_ARTICLES) {
            throw new IllegalArgumentException("more than " + MOST_ARTICLES + " articles of week " + week + " match \""
                    + subject.query() + "\": ask for less, such as has:anniversary or an event");
        }
        return articles;
    }

    private void keepDates(EnrichedArticle article, Map<String, EventDate> dates) {
        for (AnniversaryMention mention : article.anniversaries()) {
            if (mention.event() != null && mention.eventDate() != null && mention.countsAsCoverage()) {
                dates.putIfAbsent(mention.event(), mention.eventDate());
            }
        }
    }

    /** What is known of events with coverage, and of those that return about this time. */
    private Map<String, Facts.Known> known(Map<String, EventDate> dates) {
        Map<String, EventDate> asked = new TreeMap<>(dates);
        Upcoming.in(events, week.first().minusDays(AROUND), week.lengthInDays() + 2 * AROUND)
                .forEach(upcoming -> asked.put(upcoming.event().id(), date(upcoming.event())));
        asked.replaceAll((id, date) -> registry.containsKey(id) ? date(registry.get(id)) : date);
        List<String> ids = new ArrayList<>();
        List<Integer> agos = new ArrayList<>();
        List<String> starts = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        List<String> exactness = new ArrayList<>();
        List<String> days = new ArrayList<>();
        LocalDate middle = week.first().plusDays(3);
        asked.forEach((id, date) -> {
            for (int ago = 0; ago <= FORMER_YEARS; ago++) {
                ids.add(id);
                agos.add(ago);
                starts.add(date.start().toString());
                ends.add(date.end().toString());
                exactness.add(date.precision().name().toLowerCase(Locale.ROOT));
                days.add(middle.minusYears(ago).toString());
            }
        });
        Map<String, @Nullable LocalDate[]> returns = new TreeMap<>();
        handle.createQuery(file("select-returns"))
                .bindArray(0, String.class, ids.toArray())
                .bindArray(1, Integer.class, agos.toArray())
                .bindArray(2, String.class, starts.toArray())
                .bindArray(3, String.class, ends.toArray())
                .bindArray(4, String.class, exactness.toArray())
                .bindArray(5, String.class, days.toArray())
                .map((row, context) -> {
                    returns.computeIfAbsent(row.getString("event"), id -> new LocalDate[FORMER_YEARS + 1])[
                                    row.getInt("ago")] =
                            row.getObject("day", LocalDate.class);
                    return true;
                })
                .forEach(taken -> {});
        Map<String, Facts.Known> known = new TreeMap<>();
        returns.forEach((id, days4) -> known.put(
                id, new Facts.Known(registry.containsKey(id) ? registry.get(id).title() : id, Arrays.asList(days4))));
        return known;
    }

    /** The same days around the returns of former years. */
    private List<Facts.Former> former(Map<String, Facts.Known> known) {
        List<String> ids = new ArrayList<>();
        List<Integer> agos = new ArrayList<>();
        List<String> lows = new ArrayList<>();
        List<String> highs = new ArrayList<>();
        Duration length = Duration.between(from, until);
        boolean whole = !until.isBefore(week.to(zone));
        known.forEach((id, event) -> {
            LocalDate day = event.returns().get(0);
            for (int ago = 1; day != null && ago <= FORMER_YEARS; ago++) {
                LocalDate then = event.returns().get(ago);
                if (then != null) {
                    LocalDate first = then.plusDays(ChronoUnit.DAYS.between(day, week.first()));
                    Instant low = first.atStartOfDay(zone).toInstant();
                    ids.add(id);
                    agos.add(ago);
                    lows.add(low.toString());
                    highs.add((whole
                                    ? first.plusDays(week.lengthInDays())
                                            .atStartOfDay(zone)
                                            .toInstant()
                                    : low.plus(length))
                            .toString());
                }
            }
        });
        var select = handle.createQuery(file("select-former") + " AND (" + condition.sql()
                        + ") ORDER BY s.event, s.ago, a.appeared, a.id")
                .setFetchSize(FETCH_SIZE)
                .bindArray(0, String.class, ids.toArray())
                .bindArray(1, Integer.class, agos.toArray())
                .bindArray(2, String.class, lows.toArray())
                .bindArray(3, String.class, highs.toArray())
                .bind(4, time(until));
        bind(select, 5, condition.values());
        return select.map((row, context) -> new Facts.Former(
                        row.getString("event"),
                        row.getInt("ago"),
                        told(row, Json.read(row.getString("document"), EnrichedArticle.class))))
                .list();
    }

    private Map<String, Facts.Before> before(List<Told> articles) {
        String[] stories =
                articles.stream().map(Told::story).distinct().sorted().toArray(String[]::new);
        Map<String, Facts.Before> before = new TreeMap<>();
        var select = handle.createQuery(file("select-before") + " AND (" + condition.sql() + ")")
                .setFetchSize(FETCH_SIZE)
                .bindArray(0, String.class, (Object[]) stories)
                .bind(1, time(from));
        bind(select, 2, condition.values());
        select.map((row, context) -> {
                    Facts.Before had = before.getOrDefault(
                            row.getString("story"),
                            new Facts.Before(
                                    0, new TreeSet<>(), new TreeSet<>(), new EnumMap<>(CountedNumber.Unit.class)));
                    had.languages().add(row.getString("language"));
                    if (row.getString("source") != null) {
                        had.outlets().add(row.getString("source"));
                    }
                    for (CountedNumber number : numbers(row.getString("numbers"))) {
                        had.numbers()
                                .computeIfAbsent(number.unit(), unit -> new TreeSet<>())
                                .add(number.value());
                    }
                    before.put(
                            row.getString("story"),
                            new Facts.Before(had.articles() + 1, had.languages(), had.outlets(), had.numbers()));
                    return true;
                })
                .forEach(taken -> {});
        return before;
    }

    private Set<String> speaking(Set<String> languages) {
        return new TreeSet<>(handle.createQuery(file("select-speaking"))
                .bindArray(0, String.class, languages.toArray())
                .bind(1, time(from))
                .bind(2, time(until))
                .bind(3, time(until))
                .mapTo(String.class)
                .list());
    }

    /** Of a watch, only what an article of it stands for. */
    private List<Digest.Found> found(List<Told> articles) {
        Set<String> ids = articles.stream().map(Told::id).collect(Collectors.toCollection(HashSet::new));
        return handle
                .createQuery(file("select-found"))
                .bind(0, time(from))
                .bind(1, time(until))
                .bind(2, time(until))
                .mapTo(String.class)
                .map(document -> Json.read(document, Occurrence.class))
                .list()
                .stream()
                .filter(one -> subject.watch() == null
                        || one.examples().stream().anyMatch(example -> ids.contains(example.article())))
                .map(this::found)
                .filter(one -> one.articles() >= LEAST_FOUND)
                .sorted(Comparator.comparing((Digest.Found one) -> -one.articles())
                        .thenComparing(Digest.Found::id))
                .limit(MOST_FOUND)
                .toList();
    }

    private Digest.Found found(Occurrence occurrence) {
        Map<String, Digest.Name> names = new LinkedHashMap<>();
        occurrence
                .names()
                .forEach(name -> names.putIfAbsent(name.language(), new Digest.Name(name.language(), name.phrase())));
        int articles = occurrence.coverage().stream()
                .filter(cell ->
                        !cell.day().isBefore(week.first()) && !cell.day().isAfter(week.last()))
                .mapToInt(Occurrence.Cell::articles)
                .sum();
        return new Digest.Found(
                occurrence.id(),
                names.values().stream().limit(MOST_NAMES).toList(),
                occurrence.date(),
                occurrence.n(),
                articles,
                Addresses.events());
    }

    /** The returns of the next weeks: of a watch, those that it names or that it had articles on at their last return. */
    private List<Digest.Coming> coming() {
        List<Upcoming> ahead = Upcoming.in(events, week.last().plusDays(1), WEEKS_AHEAD * week.lengthInDays());
        List<String> ids = new ArrayList<>();
        List<String> lows = new ArrayList<>();
        List<String> highs = new ArrayList<>();
        for (Upcoming upcoming : ahead) {
            LocalDate last = upcoming.day().minusYears(1);
            ids.add(upcoming.event().id());
            lows.add(last.minusDays(AROUND).atStartOfDay(zone).toInstant().toString());
            highs.add(last.plusDays(AROUND + 1L).atStartOfDay(zone).toInstant().toString());
        }
        var select = handle.createQuery(
                        file("count-former") + " AND (" + condition.sql() + ") GROUP BY s.event ORDER BY s.event")
                .bindArray(0, String.class, ids.toArray())
                .bindArray(1, String.class, lows.toArray())
                .bindArray(2, String.class, highs.toArray())
                .bind(3, time(until));
        bind(select, 4, condition.values());
        Map<String, Integer> former = new TreeMap<>();
        select.map((row, context) -> Map.entry(row.getString("event"), row.getInt("articles")))
                .forEach(entry -> former.put(entry.getKey(), entry.getValue()));
        Set<String> named = EventNames.in(subject.query().query());
        return ahead.stream()
                .map(upcoming -> new Digest.Coming(
                        upcoming.event().id(),
                        upcoming.event().title(),
                        upcoming.day(),
                        upcoming.n(),
                        upcoming.n() == 1 || upcoming.n() % ROUND == 0,
                        former.getOrDefault(upcoming.event().id(), 0),
                        Addresses.event(upcoming.event().id())))
                .filter(coming -> subject.watch() == null
                        || coming.former() > 0
                        || named.stream().anyMatch(name -> EventNames.means(name, coming.event())))
                .sorted(Comparator.comparing((Digest.Coming coming) -> -coming.former())
                        .thenComparing(coming -> !coming.round())
                        .thenComparing(Digest.Coming::day)
                        .thenComparing(Digest.Coming::event))
                .limit(MOST_COMING)
                .sorted(Comparator.comparing(Digest.Coming::day).thenComparing(Digest.Coming::event))
                .toList();
    }

    private org.jdbi.v3.core.statement.Query ask(String sql, List<?> values, List<?> more) {
        var select = handle.createQuery(sql);
        bind(select, 0, values);
        bind(select, values.size(), more);
        return select;
    }

    private static void bind(org.jdbi.v3.core.statement.Query select, int first, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            select.bind(first + i, values.get(i));
        }
    }

    private static Told told(ResultSet row, EnrichedArticle article) throws SQLException {
        return Told.of(
                article,
                row.getString("story"),
                row.getString("cluster"),
                row.getObject("first_fetched", OffsetDateTime.class).toInstant());
    }

    private static List<CountedNumber> numbers(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored numbers cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static EventDate date(Event event) {
        return new EventDate(
                event.date().start(),
                event.date().end(),
                EventDate.Precision.valueOf(event.date().precision().name()));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String file(String name) {
        return FILES.getResource(DigestReading.class.getClassLoader(), "org/perennial/watch/digest/" + name + ".sql");
    }
}
