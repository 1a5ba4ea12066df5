package org.perennial.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perennial.web.coverage.ArticleVersion;
import org.perennial.web.coverage.Coverage;
import org.perennial.web.coverage.CoverageFilter;
import org.perennial.web.coverage.Entry;
import org.perennial.web.coverage.Page;
import org.perennial.web.page.ArticleCard;
import org.perennial.web.page.ArticlePage;
import org.perennial.web.page.LivePage;
import org.perennial.web.page.LivePage.Choice;
import org.perennial.web.page.Pages;
import org.perennial.web.page.Wording;

/** The pages for people: the live coverage and each article. */
final class CoveragePages {
    private final Coverage coverage;
    private final Pages pages;
    private final EventTitles eventTitles;

    CoveragePages(Coverage coverage, Pages pages, EventTitles eventTitles) {
        this.coverage = coverage;
        this.pages = pages;
        this.eventTitles = eventTitles;
    }

    void live(Context context) {
        Pages shown = pages.in(Readers.of(context));
        CoverageQuery query = CoverageQuery.of(context);
        // Before the page is read: what is written between the two then comes twice and not never.
        long change = coverage.newestChange();
        Page page = coverage.page(query.filter(), query.before(), query.limit());
        boolean newest = query.before() == null;
        Map<String, String> titles = eventTitles.now();
        context.html(shown.live(new LivePage(
                page.entries().stream()
                        .map(entry -> ArticleCard.of(entry, titles, shown.words()))
                        .toList(),
                change,
                newest ? query.address("/live") : null,
                languages(query, shown.words()),
                new Choice(
                        shown.words().say("filter.anniversaries"),
                        null,
                        query.filter().anniversaries(),
                        query.withAnniversariesSwitched().address("/")),
                page.next() == null ? null : query.from(page.next()).address("/"),
                newest ? null : query.from(null).address("/"),
                !query.filter().equals(CoverageFilter.EVERYTHING))));
    }

    void article(Context context) {
        String id = context.pathParam("id");
        Entry entry = find(coverage, id);
        List<ArticleVersion> versions = coverage.versions(id);
        String asked = context.queryParam("version");
        ArticleVersion older = asked == null
                        || asked.equals(String.valueOf(entry.article().version()))
                ? null
                : versions.stream()
                        .filter(version -> String.valueOf(version.version()).equals(asked))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("the article has no version " + asked));
        Pages shown = pages.in(Readers.of(context));
        context.html(shown.article(ArticlePage.of(
                entry, versions, older, eventTitles.now(), context.queryParam("corrected") != null, shown.words())));
    }

    /** @throws Problem.Refused if there is no such article */
    static Entry find(Coverage coverage, String id) {
        if (id.indexOf('\0') >= 0) {
            throw Problem.notFound("no article has this id");
        }
        return coverage.article(id).orElseThrow(() -> Problem.notFound("there is no article \"" + id + "\""));
    }

    private List<Choice> languages(CoverageQuery query, Wording words) {
        Set<String> chosen = query.filter().languages();
        Map<String, Choice> absent = new TreeMap<>();
        chosen.forEach(tag -> absent.put(tag, language(query, tag, null, words)));
        List<Choice> choices = new ArrayList<>();
        coverage.languages().forEach(count -> {
            absent.remove(count.tag());
            choices.add(language(query, count.tag(), words.number(count.articles()), words));
        });
        choices.addAll(absent.values());
        return choices;
    }

    private static Choice language(CoverageQuery query, String tag, @Nullable String detail, Wording words) {
        return new Choice(
                words.languageName(tag),
                detail,
                query.filter().languages().contains(tag),
                query.withLanguageSwitched(tag).address("/"));
    }
}
