package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.QuerySyntaxException;
import org.perennial.watch.definition.QueryText;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.Watches;
import org.perennial.web.coverage.Copies;
import org.perennial.web.coverage.Entry;
import org.perennial.web.event.EventDesk;
import org.perennial.web.page.ArticleCard;
import org.perennial.web.page.Match;
import org.perennial.web.page.Pages;
import org.perennial.web.page.QueryProblem;
import org.perennial.web.page.WatchEditor;
import org.perennial.web.page.WatchEditor.Fields;
import org.perennial.web.page.WatchPage;
import org.perennial.web.page.WatchPreview;
import org.perennial.web.page.WatchesPage;
import org.perennial.web.page.Wording;

/** The pages on which watches are read, written and tried out before they are saved. */
final class WatchPages {
    private static final int LATEST = 20;
    private static final int SAMPLES = 5;

    /** A backtest of more would keep whoever types waiting; saving asks for it all the same. */
    private static final int MOST_TESTED = 3_000;

    private final WatchRoom room;
    private final WatchDesk watches;
    private final Searches searches;
    private final Pages pages;
    private final EventTitles eventTitles;
    private final Anniversaries anniversaries;
    private final RateLimit limit;
    private final Clock clock;

    WatchPages(WatchRoom room, Pages pages, EventDesk events, EventTitles eventTitles, RateLimit limit, Clock clock) {
        this.anniversaries = new Anniversaries(events, clock);
        this.room = room;
        this.watches = new WatchDesk(room, clock);
        this.searches = new Searches(room.archive(), clock);
        this.pages = pages;
        this.eventTitles = eventTitles;
        this.limit = limit;
        this.clock = clock;
    }

    void list(Context context) {
        Pages shown = pages.in(Readers.of(context));
        Map<String, Tellings.Fare> fares = room.tellings().fares();
        context.html(shown.watches(
                WatchesPage.of(watches.all().values(), fares, room.tellings().channels(), shown.words())));
    }

    void show(Context context) {
        Pages shown = pages.in(Readers.of(context));
        Watches.Entry entry = watches.find(context.pathParam("name"));
        String name = entry.watch().name();
        context.html(shown.watch(WatchPage.of(
                entry,
                room.tellings().fares().getOrDefault(name, Tellings.Fare.NONE),
                room.tellings().latest(name, LATEST),
                shown.words())));
    }

    void blank(Context context) {
        String query = context.queryParam("query");
        String zone = context.queryParam("zone");
        Fields fields = WatchForm.blank(query == null ? "" : query, zone == null ? "" : zone);
        context.html(editor(context, fields, null, null, false));
    }

    void edit(Context context) {
        Watches.Entry entry = watches.find(context.pathParam("name"));
        context.html(
                editor(context, WatchForm.fields(entry.watch()), entry.watch().name(), null, false));
    }

    void add(Context context) {
        save(context, null);
    }

    void put(Context context) {
        save(context, watches.find(context.pathParam("name")).watch());
    }

    void remove(Context context) {
        watches.remove(context.pathParam("name"));
        context.redirect("/watches", HttpStatus.SEE_OTHER);
    }

    /** What the form as it stands would match and would have sent; a fragment. */
    void preview(Context context) {
        Pages shown = pages.in(Readers.of(context));
        limit.check(context.ip());
        context.html(shown.watchPreview(preview(WatchForm.fields(context), before(context), shown.words())));
    }

    private void save(Context context, @Nullable Watch before) {
        Fields fields = WatchForm.fields(context);
        try {
            Watch watch = WatchForm.watch(fields, before);
            if (before != null && !before.name().equals(watch.name())) {
                throw new IllegalArgumentException(
                        "a watch keeps its name: make a new one and remove this one to call it otherwise");
            }
            watches.put(watch, before != null, context.formParam("confirm") != null);
            context.redirect("/watches/" + watch.name(), HttpStatus.SEE_OTHER);
        } catch (Problem.Refused e) {
            boolean flood = e.problem().status() == WatchDesk.UNPROCESSABLE;
            refuse(context, fields, before, e.problem().detail(), flood);
        } catch (IllegalArgumentException e) {
            refuse(context, fields, before, String.valueOf(e.getMessage()), false);
        }
    }

    private void refuse(Context context, Fields fields, @Nullable Watch before, String problem, boolean flood) {
        context.status(WatchDesk.UNPROCESSABLE);
        context.html(editor(context, fields, before == null ? null : before.name(), problem, flood));
    }

    private String editor(
            Context context, Fields fields, @Nullable String changed, @Nullable String problem, boolean flood) {
        return pages.in(Readers.of(context))
                .watchEditor(new WatchEditor(
                        fields,
                        changed,
                        List.copyOf(new TreeSet<>(room.watches().channels().keySet())),
                        Watch.LOCALES,
                        problem,
                        flood));
    }

    private @Nullable Watch before(Context context) {
        String name = context.formParam("changed");
        return name == null || name.isEmpty() ? null : watches.find(name).watch();
    }

    private WatchPreview preview(Fields fields, @Nullable Watch before, Wording words) {
        QueryText query;
        try {
            query = QueryText.parse(fields.query());
        } catch (IllegalArgumentException e) {
            return e.getCause() instanceof QuerySyntaxException fault
                    ? WatchPreview.refused(QueryProblem.of(fields.query(), fault, words))
                    : WatchPreview.problem(String.valueOf(e.getMessage()));
        }
        ZoneId zone;
        try {
            zone = fields.zone().isEmpty() ? ZoneId.of("UTC") : ZoneId.of(fields.zone());
        } catch (DateTimeException e) {
            return WatchPreview.problem("zone \"" + fields.zone() + "\" is no time zone: write one such as Asia/Baku");
        }
        Instant now = clock.instant();
        Instant from = now.minus(WatchDesk.WEEK);
        int articles = room.archive().articles(query.query(), zone, from, now.plusNanos(1));
        int stories = room.archive().stories(query.query(), zone, from, now.plusNanos(1));
        WatchPreview preview = WatchPreview.of(
                words, articles, stories, samples(searches.search(query.query(), zone, null, SAMPLES), words));
        try {
            Fields named = fields.name().isEmpty() ? fields.named("preview") : fields;
            Watch watch = WatchForm.watch(named, before).withPaused(false);
            WatchPreview around = preview.around(anniversaries.lastOf(query.query()).stream()
                    .map(week -> around(week, watch, words))
                    .toList());
            return articles > MOST_TESTED
                    ? around.untested()
                    : around.tested(watch, room.backtest().run(watch, from, now, WatchDesk.WEEK), words);
        } catch (IllegalArgumentException e) {
            return preview.with(String.valueOf(e.getMessage()));
        }
    }

    private WatchPreview.Anniversary around(Anniversaries.Week week, Watch watch, Wording words) {
        Instant from = week.first().atStartOfDay(watch.zone()).toInstant();
        Instant to = week.last().plusDays(1).atStartOfDay(watch.zone()).toInstant();
        int articles = room.archive().articles(watch.query().query(), watch.zone(), from, to);
        int stories = room.archive().stories(watch.query().query(), watch.zone(), from, to);
        return WatchPreview.anniversary(
                words,
                week.event().title(),
                week.first(),
                week.last(),
                articles,
                stories,
                watch,
                articles > MOST_TESTED ? null : room.backtest().run(watch, from, to, WatchDesk.WEEK));
    }

    private List<Match> samples(Searches.Hits hits, Wording words) {
        Map<String, String> titles = eventTitles.now();
        List<Match> samples = new ArrayList<>();
        for (Searches.Hit hit : hits.hits()) {
            Entry entry = new Entry(hit.found().article(), 0, hit.found().appeared(), Copies.NONE, null);
            samples.add(Match.of(ArticleCard.of(entry, titles, words), entry.article(), hit.why()));
        }
        return samples;
    }
}
