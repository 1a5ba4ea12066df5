package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.sse.SseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.perennial.web.Route.Access;
import org.perennial.web.coverage.ChangeWatcher;
import org.perennial.web.coverage.Coverage;
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
            Map<String, String> eventTitles) {
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
        routes.add(new Route(
                HandlerType.GET, "/assets/{hash}/{name}", Access.OPEN, context -> sendAsset(context, assets)));
        return routes;
    }

    private static void sendAsset(Context context, Assets assets) {
        Assets.Asset asset = assets.find(context.pathParam("hash"), context.pathParam("name"))
                .orElseThrow(() -> Problem.notFound("there is no such file"));
        context.header("Cache-Control", FOR_EVER)
                .contentType(asset.contentType())
                .result(asset.open());
    }
}
