package org.perennial.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.QueryParser;
import org.perennial.analysis.query.QuerySyntaxException;
import org.perennial.watch.search.Cursor;
import org.perennial.web.coverage.Copies;
import org.perennial.web.coverage.Coverage;
import org.perennial.web.coverage.Entry;
import org.perennial.web.page.ArticleCard;
import org.perennial.web.page.LivePage.Choice;
import org.perennial.web.page.Match;
import org.perennial.web.page.Pages;
import org.perennial.web.page.QueryProblem;
import org.perennial.web.page.SearchPage;
import org.perennial.web.page.Wording;

/** The page on which the archive is asked. */
final class SearchPages {
    private static final int PAGE = 30;
    private static final int MOST_LANGUAGES = 8;
    private static final int UNPROCESSABLE = 422;

    private final Searches searches;
    private final Coverage coverage;
    private final Pages pages;
    private final EventTitles eventTitles;
    private final RateLimit limit;

    SearchPages(Searches searches, Coverage coverage, Pages pages, EventTitles eventTitles, RateLimit limit) {
        this.searches = searches;
        this.coverage = coverage;
        this.pages = pages;
        this.eventTitles = eventTitles;
        this.limit = limit;
    }

    void page(Context context) {
        Pages shown = pages.in(Readers.of(context));
        String given = context.queryParam("q");
        String text = given == null ? "" : given.strip();
        String zone = Searches.zone(context.queryParam("zone")).getId();
        SearchPage page = SearchPage.of(text, zone, choices(text, zone, shown.words()));
        if (given == null) {
            context.html(shown.search(page));
            return;
        }
        try {
            QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            context.status(UNPROCESSABLE).html(shown.search(page.refused(QueryProblem.of(text, e, shown.words()))));
            return;
        }
        limit.check(context.ip());
        Searches.Hits hits =
                searches.search(QueryParser.parse(text), Searches.zone(zone), Searches.place(context), PAGE);
        context.html(shown.search(page.with(matches(hits, shown.words()), older(text, zone, hits.next()))));
    }

    private List<Match> matches(Searches.Hits hits, Wording words) {
        Map<String, String> titles = eventTitles.now();
        List<Entry> entries = coverage.complete(hits.hits().stream()
                .map(hit -> new Entry(hit.found().article(), 0, hit.found().appeared(), Copies.NONE, null))
                .toList());
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            matches.add(Match.of(
                    ArticleCard.of(entries.get(i), titles, words),
                    entries.get(i).article(),
                    hits.hits().get(i).why()));
        }
        return matches;
    }

    private static @Nullable String older(String text, String zone, @Nullable Cursor next) {
        return next == null ? null : SearchPage.address(text, zone) + "&before=" + Wording.segment(next.text());
    }

    /** Conditions that one often adds, each with the query that has it or has it not. */
    private List<Choice> choices(String text, String zone, Wording words) {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(text, zone, "after:24h", words.say("search.last.day")));
        choices.add(choice(text, zone, "after:7d", words.say("search.last.week")));
        choices.add(choice(text, zone, "has:anniversary", words.say("filter.anniversaries")));
        choices.add(choice(text, zone, "relation:original", words.say("search.originals")));
        coverage.languages().stream()
                .limit(MOST_LANGUAGES)
                .forEach(language ->
                        choices.add(choice(text, zone, "lang:" + language.tag(), words.languageName(language.tag()))));
        return choices;
    }

    private static Choice choice(String text, String zone, String condition, String label) {
        List<String> tokens = new ArrayList<>(List.of(text.split("\\s+")));
        boolean chosen = tokens.remove(condition);
        String bound = tokens.contains("OR") && !text.startsWith("(") ? "(" + text + ")" : text;
        String switched = chosen ? String.join(" ", tokens) : (bound + " " + condition).strip();
        return new Choice(label, null, chosen, SearchPage.address(switched, zone));
    }
}
