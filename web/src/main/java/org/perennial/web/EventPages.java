package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.contract.Occurrence;
import org.perennial.watch.occurrence.OccurrenceStore;
import org.perennial.watch.statistics.EventDrift;
import org.perennial.watch.statistics.StatisticsStore;
import org.perennial.web.event.EventDesk;
import org.perennial.web.event.Proposal;
import org.perennial.web.page.CalendarPage;
import org.perennial.web.page.Decided;
import org.perennial.web.page.DriftPage;
import org.perennial.web.page.EventPage;
import org.perennial.web.page.EventsPage;
import org.perennial.web.page.Pages;
import org.perennial.web.page.SuggestionCard;
import org.perennial.web.page.Wording;

/** The pages for people: what was found by itself, what comes up, and each event. */
final class EventPages {
    /** What to do when an event is not there. */
    static final String REMEDY = "Go to /events for the events there are.";

    /** A single article is no coverage yet. */
    static final int LEAST_ARTICLES = 2;

    static final int MOST_SUGGESTIONS = 50;
    static final int DAYS = 30;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final OccurrenceStore occurrences;
    private final EventDesk desk;
    private final Decisions decisions;
    private final Pages pages;
    private final Clock clock;
    private final StatisticsStore statistics;

    EventPages(
            OccurrenceStore occurrences,
            StatisticsStore statistics,
            EventDesk desk,
            Decisions decisions,
            Pages pages,
            Clock clock) {
        this.statistics = statistics;
        this.occurrences = occurrences;
        this.desk = desk;
        this.decisions = decisions;
        this.pages = pages;
        this.clock = clock;
    }

    void list(Context context) {
        Pages shown = pages.in(Readers.of(context));
        context.html(shown.events(page(null, shown.words())));
    }

    void event(Context context) {
        Event event = find(desk.registry(), context.pathParam("id"));
        Pages shown = pages.in(Readers.of(context));
        context.html(shown.event(EventPage.of(event, occurrences.of(event.id()), today(), shown.words())));
    }

    /** What the coverage calls an event and which numbers it states, year by year; the page of the event asks for it afterwards. */
    void drift(Context context) {
        Event event = find(desk.registry(), context.pathParam("id"));
        Pages shown = pages.in(Readers.of(context));
        EventDrift drift = statistics.drift(event.id(), today().getYear() - StatisticsStore.MOST_YEARS + 1);
        context.html(shown.drift(DriftPage.of(event, drift, shown.words())));
    }

    /** What returns in a month, with the heat of the coverage a year before. */
    void calendar(Context context) {
        Pages shown = pages.in(Readers.of(context));
        YearMonth month = month(context.queryParam("month"));
        EventRegistry registry = desk.registry();
        List<Upcoming> returns = Upcoming.in(registry, month.atDay(1), month.lengthOfMonth()).stream()
                .filter(next -> YearMonth.from(next.day()).equals(month))
                .toList();
        Map<LocalDate, Integer> coverage = new HashMap<>();
        Returns stored = new Returns(occurrences, returns);
        for (Event event :
                new LinkedHashSet<>(returns.stream().map(Upcoming::event).toList())) {
            stored.of(event.id()).stream()
                    .flatMap(occurrence -> occurrence.coverage().stream())
                    .filter(cell -> YearMonth.from(cell.day()).equals(month.minusYears(1)))
                    .forEach(cell -> coverage.merge(cell.day().plusYears(1), cell.articles(), Integer::sum));
        }
        int waiting = occurrences.suggestions(LEAST_ARTICLES, MOST_SUGGESTIONS).size();
        context.html(shown.calendar(CalendarPage.of(month, today(), returns, coverage, waiting, shown.words())));
    }

    private YearMonth month(@Nullable String given) {
        try {
            YearMonth month = given == null ? YearMonth.from(today()) : YearMonth.parse(given);
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                return month;
            }
        } catch (DateTimeException e) {
            throw Problem.badRequest("month=" + given + " is no month", "Use one such as 2026-02.");
        }
        throw Problem.badRequest("month=" + given + " is out of range", "Use one such as 2026-02.");
    }

    /** The form of a suggestion: a fragment for the page's script, otherwise the way back to a page. */
    void decide(Context context) {
        Occurrence suggestion = decisions.find(context.pathParam("id"));
        String decision = context.formParam("decision");
        if (Decisions.IGNORED.equals(decision)) {
            decisions.ignore(suggestion);
            answer(context, "/events", Decided.ignored(suggestion, Readers.words(context)));
        } else if (Decisions.ACCEPTED.equals(decision)) {
            follow(context, suggestion);
        } else {
            throw Decisions.unknown(String.valueOf(decision));
        }
    }

    private void follow(Context context, Occurrence suggestion) {
        Proposal proposal = new Proposal(text(context, "id").strip(), text(context, "title"));
        try {
            Decided decided = Decided.followed(decisions.follow(suggestion, proposal));
            answer(context, decided.address(), decided);
        } catch (Problem.Refused e) {
            SuggestionCard card =
                    SuggestionCard.refused(suggestion, proposal, e.problem().detail(), Readers.words(context));
            Pages shown = pages.in(Readers.of(context));
            context.status(e.problem().status());
            context.html(isFragment(context) ? shown.suggestion(card) : shown.events(page(card, shown.words())));
        }
    }

    private void answer(Context context, @Nullable String address, Decided decided) {
        if (isFragment(context)) {
            context.html(pages.in(Readers.of(context)).decided(decided));
        } else {
            context.redirect(address == null ? "/events" : address, HttpStatus.SEE_OTHER);
        }
    }

    /** @param refused takes the place of the suggestion of its id; absent for none */
    private EventsPage page(@Nullable SuggestionCard refused, Wording words) {
        EventRegistry registry = desk.registry();
        List<SuggestionCard> suggestions = occurrences.suggestions(LEAST_ARTICLES, MOST_SUGGESTIONS).stream()
                .map(suggestion -> refused != null && refused.id().equals(suggestion.id())
                        ? refused
                        : SuggestionCard.of(suggestion, Proposal.of(suggestion, registry), words))
                .toList();
        LocalDate today = today();
        List<Upcoming> upcoming = Upcoming.in(registry, today, DAYS);
        return EventsPage.of(suggestions, upcoming, new Returns(occurrences, upcoming)::of, today, DAYS, words);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** @throws Problem.Refused if the registry has no such event */
    static Event find(EventRegistry registry, String id) {
        return registry.events().stream()
                .filter(event -> event.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("there is no event \"" + id + "\" in the registry", REMEDY));
    }

    private static boolean isFragment(Context context) {
        return "true".equals(context.header("HX-Request"));
    }

    private static String text(Context context, String name) {
        String text = context.formParam(name);
        return text == null ? "" : text;
    }
}
