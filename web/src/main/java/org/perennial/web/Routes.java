package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.sse.SseHandler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.perennial.watch.correction.CorrectionStore;
import org.perennial.watch.occurrence.OccurrenceStore;
import org.perennial.watch.search.Archive;
import org.perennial.watch.statistics.StatisticsStore;
import org.perennial.watch.story.StoryStore;
import org.perennial.web.Route.Access;
import org.perennial.web.coverage.ChangeWatcher;
import org.perennial.web.coverage.Coverage;
import org.perennial.web.event.EventDesk;
import org.perennial.web.operations.OperationsDesk;
import org.perennial.web.page.Assets;
import org.perennial.web.page.Pages;

/** The table of all that can be asked for; {@code docs/openapi.yaml} describes the same, and a test compares the two. */
final class Routes {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private Routes() {}

    /** What every process serves. */
    static List<Route> ofProbes(Probes probes) {
        return List.of(
                new Route(HandlerType.GET, "/healthz", Access.PROBE, probes::healthz),
                new Route(HandlerType.GET, "/readyz", Access.OPEN, probes::readyz),
                new Route(HandlerType.GET, "/metrics", Access.METRICS, probes::metrics));
    }

    /** What the web stage serves besides. */
    static List<Route> ofCoverage(
            Coverage coverage,
            ChangeWatcher watcher,
            LiveStream live,
            Pages pages,
            Assets assets,
            Sessions sessions,
            EventTitles eventTitles) {
        CoveragePages coveragePages = new CoveragePages(coverage, pages, eventTitles);
        CoverageApi api = new CoverageApi(coverage);
        List<Route> routes = new ArrayList<>();
        routes.add(new Route(HandlerType.GET, "/", Access.READER, coveragePages::live));
        routes.add(new Route(HandlerType.GET, "/articles/{id}", Access.READER, coveragePages::article));
        Handler stream = new SseHandler(live::open);
        routes.add(new Route(HandlerType.GET, "/live", Access.READER, context -> {
            LiveStream.check(context);
            if (context.method().equals(HandlerType.GET)) {
                stream.handle(context);
            }
        }));
        routes.add(new Route(HandlerType.GET, "/api/v1/articles", Access.READER, api::list));
        routes.add(new Route(HandlerType.GET, "/api/v1/articles/{id}", Access.READER, api::article));
        routes.add(new Route(HandlerType.GET, "/login", Access.OPEN, sessions::form));
        routes.add(new Route(HandlerType.POST, "/login", Access.OPEN, sessions::submit));
        routes.add(new Route(HandlerType.POST, "/logout", Access.OPEN, sessions::logout));
        routes.add(new Route(HandlerType.POST, "/language", Access.OPEN, Readers::choose));
        routes.add(new Route(
                HandlerType.GET, "/assets/{hash}/{name}", Access.OPEN, context -> sendAsset(context, assets)));
        return routes;
    }

    /** What the web stage serves of corrections. */
    static List<Route> ofCorrections(CorrectionStore store, Coverage coverage, Clock clock) {
        Corrections corrections = new Corrections(store, coverage, clock);
        return List.of(
                new Route(HandlerType.POST, "/articles/{id}/corrections", Access.EDITOR, corrections::submit),
                new Route(HandlerType.POST, "/api/v1/articles/{id}/corrections", Access.EDITOR, corrections::add),
                new Route(HandlerType.GET, "/api/v1/corrections", Access.READER, corrections::export));
    }

    /** What the web stage serves of events. */
    static List<Route> ofEvents(
            OccurrenceStore occurrences, StatisticsStore statistics, EventDesk desk, Pages pages, Clock clock) {
        Decisions decisions = new Decisions(occurrences, desk);
        EventPages eventPages = new EventPages(occurrences, statistics, desk, decisions, pages, clock);
        EventApi api = new EventApi(occurrences, desk, decisions, clock);
        return List.of(
                new Route(HandlerType.GET, "/events", Access.READER, eventPages::list),
                new Route(HandlerType.GET, "/calendar", Access.READER, eventPages::calendar),
                new Route(HandlerType.GET, "/events/{id}", Access.READER, eventPages::event),
                new Route(HandlerType.GET, "/events/{id}/drift", Access.READER, eventPages::drift),
                new Route(HandlerType.POST, "/events/suggestions/{id}", Access.EDITOR, eventPages::decide),
                new Route(HandlerType.GET, "/api/v1/events/suggestions", Access.READER, api::suggestions),
                new Route(HandlerType.POST, "/api/v1/events/suggestions/{id}", Access.EDITOR, api::decide),
                new Route(HandlerType.GET, "/api/v1/events/upcoming", Access.READER, api::upcoming),
                new Route(HandlerType.GET, "/api/v1/events/{id}/occurrences", Access.READER, api::occurrences));
    }

    /** What the web stage serves of stories. */
    static List<Route> ofStories(StoryStore stories, Pages pages) {
        StoryPages storyPages = new StoryPages(stories, pages);
        StoryApi api = new StoryApi(stories);
        return List.of(
                new Route(HandlerType.GET, "/stories/{id}", Access.READER, storyPages::story),
                new Route(HandlerType.GET, "/api/v1/stories", Access.READER, api::list),
                new Route(HandlerType.GET, "/api/v1/stories/{id}", Access.READER, api::story));
    }

    /** What the web stage serves of counts. */
    static List<Route> ofStatistics(StatisticsStore statistics, EventDesk desk, Clock clock) {
        StatisticsApi api = new StatisticsApi(statistics, desk, clock);
        return List.of(
                new Route(HandlerType.GET, "/api/v1/events/gaps", Access.READER, api::gaps),
                new Route(HandlerType.GET, "/api/v1/events/{id}/statistics", Access.READER, api::event),
                new Route(HandlerType.GET, "/api/v1/events/{id}/names.csv", Access.READER, api::names),
                new Route(HandlerType.GET, "/api/v1/events/{id}/numbers.csv", Access.READER, api::numbers));
    }

    /** What the web stage serves of searches. */
    static List<Route> ofSearches(
            Searches searches, Coverage coverage, Pages pages, EventTitles eventTitles, RateLimit limit) {
        SearchPages searchPages = new SearchPages(searches, coverage, pages, eventTitles, limit);
        SearchApi api = new SearchApi(searches, limit);
        return List.of(
                new Route(HandlerType.GET, "/search", Access.READER, searchPages::page),
                new Route(HandlerType.GET, "/api/v1/search", Access.READER, api::search));
    }

    /** What the web stage serves as files. */
    static List<Route> ofExports(Archive archive, Clock clock) {
        ExportApi api = new ExportApi(archive, clock);
        return List.of(new Route(HandlerType.GET, "/api/v1/export", Access.READER, api::export));
    }

    /** What the web stage serves of how the work stands. */
    static List<Route> ofOperations(OperationsDesk desk, Readiness readiness, Pages pages) {
        OperationsPages operations = new OperationsPages(desk, readiness, pages);
        return List.of(
                new Route(HandlerType.GET, "/sources", Access.READER, operations::sources),
                new Route(HandlerType.GET, "/operations", Access.READER, operations::operations),
                new Route(HandlerType.POST, "/operations/dead-letters", Access.ADMIN, operations::retry),
                new Route(HandlerType.GET, "/api/v1/sources", Access.READER, operations::sourcesJson),
                new Route(HandlerType.GET, "/api/v1/operations", Access.READER, operations::operationsJson),
                new Route(
                        HandlerType.POST,
                        "/api/v1/operations/dead-letters/replay",
                        Access.ADMIN,
                        operations::retryJson));
    }

    /** What the web stage serves of watches. */
    static List<Route> ofWatches(
            WatchRoom room,
            WatchStream stream,
            Pages pages,
            EventDesk events,
            EventTitles eventTitles,
            RateLimit limit,
            Clock clock) {
        WatchApi api = new WatchApi(room, limit, clock);
        WatchPages watchPages = new WatchPages(room, pages, events, eventTitles, limit, clock);
        WatchFeed feed = new WatchFeed(room);
        UnsubscribePages ending = new UnsubscribePages(room, pages);
        DigestPages digests = new DigestPages(room, pages, clock);
        Handler told = new SseHandler(stream::open);
        String one = "/api/v1/watches/{name}";
        return List.of(
                new Route(HandlerType.GET, "/watches", Access.READER, watchPages::list),
                new Route(HandlerType.POST, "/watches", Access.EDITOR, watchPages::add),
                new Route(HandlerType.GET, "/watches/new", Access.EDITOR, watchPages::blank),
                new Route(HandlerType.POST, "/watches/preview", Access.READER, watchPages::preview),
                new Route(HandlerType.GET, "/watches/{name}", Access.READER, watchPages::show),
                new Route(HandlerType.GET, "/watches/{name}/edit", Access.EDITOR, watchPages::edit),
                new Route(HandlerType.POST, "/watches/{name}", Access.EDITOR, watchPages::put),
                new Route(HandlerType.POST, "/watches/{name}/remove", Access.EDITOR, watchPages::remove),
                new Route(HandlerType.GET, "/api/v1/watches", Access.READER, api::list),
                new Route(HandlerType.POST, "/api/v1/watches", Access.EDITOR, api::add),
                new Route(HandlerType.GET, one, Access.READER, api::show),
                new Route(HandlerType.PUT, one, Access.EDITOR, api::put),
                new Route(HandlerType.DELETE, one, Access.EDITOR, api::remove),
                new Route(HandlerType.POST, "/api/v1/watches/test", Access.READER, api::test),
                new Route(HandlerType.POST, "/api/v1/watches/backtest", Access.READER, api::backtest),
                new Route(HandlerType.GET, one + "/stream", Access.READER, context -> {
                    stream.check(context);
                    if (context.method().equals(HandlerType.GET)) {
                        told.handle(context);
                    }
                }),
                new Route(HandlerType.GET, "/digests/{week}", Access.READER, digests::page),
                new Route(HandlerType.GET, "/api/v1/digests/{week}", Access.READER, digests::json),
                new Route(HandlerType.GET, "/watches/{name}/atom", Access.READER, feed::atom),
                new Route(HandlerType.GET, "/unsubscribe/{token}", Access.OPEN, ending::ask),
                new Route(HandlerType.POST, "/unsubscribe/{token}", Access.OPEN, ending::end));
    }

    private static void sendAsset(Context context, Assets assets) {
        Assets.Asset asset = assets.find(context.pathParam("hash"), context.pathParam("name"))
                .orElseThrow(() -> Problem.notFound("there is no such file"));
        context.header("Cache-Control", FOR_EVER)
                .contentType(asset.contentType())
                .result(asset.open());
    }
}
