package org.perennial.watch.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryMatcher;
import org.perennial.analysis.query.Why;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Alerts;
import org.perennial.watch.alert.MapMemory;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.alert.Sighting;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Message;
import org.perennial.watch.search.SqlCondition;
import org.perennial.watch.timing.Slot;

/**
 * Says what a watch would have sent, by the very judgement that sends.
 *
 * <p>Articles come in the order in which they were fetched, each version as it was, in the stories that they belong to today.
 * What cannot be known any more is how a story stood before it was found to be another's, and how many copies an article had
 * when it was judged.
 */
public final class Backtest {
    private static final int FETCH_SIZE = 200;
    private static final int STATEMENT_SECONDS = 300;

    private final Jdbi database;
    private final RegularLooks looks;
    private final Duration storyWait;

    /** @param storyWait how long an article waits for its story, as in the stage */
    public Backtest(DataSource database, RegularLooks looks, Duration storyWait) {
        this.database = Sql.open(database);
        this.database
                .getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setQueryTimeout(STATEMENT_SECONDS);
        this.looks = looks;
        this.storyWait = storyWait;
    }

    /**
     * A message that would have been sent.
     *
     * @param id as the stage would have called it
     * @param due when
     * @param overflow whether it would have told what went beyond the day's budget
     * @param subject its subject line
     * @param notices what it would have told
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Sent(String id, Instant due, boolean overflow, String subject, List<Notice> notices) {}

    /**
     * What would have been sent.
     *
     * @param from the first instant looked at
     * @param to the first instant after it
     * @param articles how many versions of articles matched
     * @param stories how many stories were told of
     * @param notices how many notices there were
     * @param messages in the order in which they would have been sent
     */
    public record Report(Instant from, Instant to, int articles, int stories, int notices, List<Sent> messages) {

        /** On the day of the watch's zone with the most notices, how many there were; 0 without any. */
        public int mostNoticesOfADay(Watch watch) {
            Map<LocalDate, Integer> days = new TreeMap<>();
            messages.forEach(message -> message.notices()
                    .forEach(notice -> days.merge(LocalDate.ofInstant(notice.at(), watch.zone()), 1, Integer::sum)));
            return days.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        /** On the day with the most messages, how many there were over all channels and readers. */
        public int mostMessagesOfADay(Watch watch, Map<String, ChannelDefinition> channels) {
            Map<LocalDate, Integer> days = new TreeMap<>();
            messages.forEach(message -> days.merge(LocalDate.ofInstant(message.due(), watch.zone()), 1, Integer::sum));
            int receivers = watch.deliver().channels().stream()
                    .mapToInt(name -> channels.get(name) instanceof ChannelDefinition.Mail mail
                            ? mail.to().size()
                            : 1)
                    .sum();
            return days.values().stream().mapToInt(Integer::intValue).max().orElse(0) * receivers;
        }
    }

    /** An article that matched, or a finding of a regular look. */
    private record Step(Instant at, Instant fetched, String id, Steps take) {}

    private interface Steps {
        Optional<Alerts.Placed> with(Alerts alerts);
    }

    /**
     * What a watch would have sent within a time.
     *
     * @param history how long before {@code from} the watch is taken to have been there: stories that were told in this time are
     *     known; zero for a watch that is made at {@code from}
     */
    public Report run(Watch watch, Instant from, Instant to, Duration history) {
        Instant beginning = from.minus(history);
        List<Step> steps = articles(watch, beginning, to);
        int matched =
                (int) steps.stream().filter(step -> !step.at().isBefore(from)).count();
        if (RegularLooks.concern(watch)) {
            looks.between(watch, from, to.minusNanos(1))
                    .forEach(finding -> steps.add(
                            new Step(finding.at(), finding.at(), finding.subject(), new Told(watch, finding)::with)));
        }
        steps.sort(Comparator.comparing(Step::at).thenComparing(Step::fetched).thenComparing(Step::id));
        Alerts alerts = new Alerts(new MapMemory());
        Map<String, Slot> slots = new LinkedHashMap<>();
        Map<String, List<Notice>> notices = new HashMap<>();
        for (Step step : steps) {
            step.take()
                    .with(alerts)
                    .filter(placed -> !placed.notice().at().isBefore(from))
                    .ifPresent(placed -> {
                        slots.put(placed.slot().id(), placed.slot());
                        notices.computeIfAbsent(placed.slot().id(), id -> new ArrayList<>())
                                .add(placed.notice());
                    });
        }
        List<Sent> messages = slots.values().stream()
                .map(slot -> sent(watch, slot, notices.getOrDefault(slot.id(), List.of())))
                .toList();
        return new Report(
                from,
                to,
                matched,
                (int) messages.stream()
                        .flatMap(message -> message.notices().stream())
                        .filter(notice -> notice.article() != null)
                        .map(Notice::subject)
                        .distinct()
                        .count(),
                messages.stream().mapToInt(message -> message.notices().size()).sum(),
                messages);
    }

    /** Findings that were told already are not told again. */
    private static final class Told {
        private final Watch watch;
        private final RegularLooks.Finding finding;

        Told(Watch watch, RegularLooks.Finding finding) {
            this.watch = watch;
            this.finding = finding;
        }

        Optional<Alerts.Placed> with(Alerts alerts) {
            return alerts.tellOnce(watch, finding.subject(), finding.at(), finding.part());
        }
    }

    private static Sent sent(Watch watch, Slot slot, List<Notice> notices) {
        return new Sent(
                slot.id(),
                slot.due(),
                slot.overflow(),
                Composer.compose(new Message(watch, notices, slot.overflow(), slot.due()))
                        .subject(),
                notices);
    }

    private List<Step> articles(Watch watch, Instant from, Instant to) {
        Query query = watch.query().query();
        List<Object> values = new ArrayList<>();
        values.add(Sql.time(from));
        values.add(Sql.time(to));
        StringBuilder sql = new StringBuilder(Sql.file("select-versions"));
        if (!asksForAge(query)) {
            SqlCondition condition = SqlCondition.of(query, watch.zone(), to);
            // An article that matched in an earlier version need not match today.
            sql.append(" AND (a.version > 1 OR (").append(condition.sql()).append("))");
            values.addAll(condition.values());
        }
        sql.append(" ORDER BY v.fetched, a.id");
        QueryMatcher matcher = QueryMatcher.of(query, watch.zone());
        List<Step> steps = new ArrayList<>();
        database.useTransaction(handle -> read(handle, sql.toString(), values, watch, matcher, from, steps));
        return steps;
    }

    private void read(
            Handle handle,
            String sql,
            List<Object> values,
            Watch watch,
            QueryMatcher matcher,
            Instant from,
            List<Step> steps) {
        var select = handle.createQuery(sql).setFetchSize(FETCH_SIZE);
        for (int i = 0; i < values.size(); i++) {
            select.bind(i, values.get(i));
        }
        select.map((row, context) -> {
                    EnrichedArticle article = Json.read(row.getString("document"), EnrichedArticle.class);
                    String story = row.getString("story");
                    return new StoredArticle(
                            row.getLong("change"),
                            story == null
                                    ? article
                                    : article.withStory(story, String.valueOf(row.getString("story_part")), 0),
                            Sql.instant(row, "fetched"),
                            Sql.instant(row, "first_fetched"),
                            row.getInt("copies"));
                })
                .forEach(stored -> {
                    Optional<Why> why = matcher.explain(stored.document(), stored.fetched());
                    if (why.isPresent()) {
                        Instant at = stored.hasStory()
                                ? stored.fetched()
                                : stored.fetched().plus(storyWait);
                        Sighting seen = stored.sighting(at);
                        steps.add(new Step(
                                at,
                                stored.fetched(),
                                seen.article(),
                                alerts -> alerts.take(watch, seen, why.get(), from)));
                    }
                });
    }

    /** Whether a query asks how long ago something was: that is judged at the time of each article, not of the asking. */
    private static boolean asksForAge(Query query) {
        if (query instanceof Query.And and) {
            return and.parts().stream().anyMatch(Backtest::asksForAge);
        }
        if (query instanceof Query.Or or) {
            return or.parts().stream().anyMatch(Backtest::asksForAge);
        }
        if (query instanceof Query.Not not) {
            return asksForAge(not.part());
        }
        return query instanceof Query.Appeared;
    }
}
