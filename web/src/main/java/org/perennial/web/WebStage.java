package org.perennial.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.correction.CorrectionStore;
import org.perennial.watch.occurrence.OccurrenceStore;
import org.perennial.watch.search.Archive;
import org.perennial.watch.statistics.StatisticsStore;
import org.perennial.watch.story.StoryStore;
import org.perennial.web.coverage.ChangeWatcher;
import org.perennial.web.coverage.Coverage;
import org.perennial.web.event.EventDesk;
import org.perennial.web.operations.OperationsDesk;
import org.perennial.web.page.Assets;
import org.perennial.web.page.Login;
import org.perennial.web.page.Notice;
import org.perennial.web.page.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server. Safe to use from many threads. */
public final class WebStage implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebStage.class);

    private static final long LARGEST_REQUEST = 64 * 1024L;

    private final WebConfig config;
    private final Javalin server;
    private final List<Route> routes;
    private final List<AutoCloseable> parts;

    private WebStage(WebConfig config, Javalin server, List<Route> routes, List<AutoCloseable> parts) {
        this.config = config;
        this.server = server;
        this.routes = routes;
        this.parts = parts;
    }

    /**
     * What the pages show.
     *
     * @param database where the sink stores; absent for a process that serves {@code /healthz}, {@code /readyz} and {@code
     *     /metrics} alone
     * @param events the events that are known by name
     * @param watches what is followed; absent for none
     * @param operations how the work stands; absent if nobody here knows
     */
    public record Contents(
            @Nullable DataSource database,
            EventDesk events,
            @Nullable WatchRoom watches,
            @Nullable OperationsDesk operations) {}

    /**
     * Starts to serve.
     *
     * @param clock what log-in attempts are timed by, and what today is
     * @throws IllegalStateException if the port is taken; the message names it, the setting and the remedy
     */
    public static WebStage start(
            WebConfig config, Contents contents, Readiness readiness, PrometheusMeterRegistry metrics, Clock clock) {
        DataSource database = contents.database();
        EventDesk desk = contents.events();
        WatchRoom watches = contents.watches();
        OperationsDesk operations = contents.operations();
        Gate gate = new Gate(config, database == null ? null : new ApiTokens(database));
        Assets assets = new Assets();
        Pages pages = new Pages(assets);
        List<AutoCloseable> parts = new ArrayList<>();
        List<Route> routes = new ArrayList<>(Routes.ofProbes(new Probes(readiness, metrics)));
        if (database != null) {
            EventTitles eventTitles = new EventTitles(desk);
            Coverage coverage = new Coverage(database);
            ChangeWatcher watcher = new ChangeWatcher(database);
            LiveStream live = new LiveStream(coverage, watcher, pages, eventTitles);
            Sessions sessions = new Sessions(gate, new RateLimit(clock, RateLimit.LOGINS), pages);
            routes.addAll(Routes.ofCoverage(coverage, watcher, live, pages, assets, sessions, eventTitles));
            StatisticsStore statistics = new StatisticsStore(database);
            routes.addAll(Routes.ofEvents(new OccurrenceStore(database), statistics, desk, pages, clock));
            routes.addAll(Routes.ofStories(new StoryStore(database), pages));
            routes.addAll(Routes.ofStatistics(statistics, desk, clock));
            routes.addAll(Routes.ofCorrections(new CorrectionStore(database), coverage, clock));
            Archive archive = new Archive(database);
            routes.addAll(Routes.ofExports(archive, clock));
            RateLimit searches = new RateLimit(clock, RateLimit.SEARCHES);
            routes.addAll(Routes.ofSearches(new Searches(archive, clock), coverage, pages, eventTitles, searches));
            if (watches != null) {
                WatchStream stream = new WatchStream(watches, watcher);
                routes.addAll(Routes.ofWatches(watches, stream, pages, desk, eventTitles, searches, clock));
                parts.add(stream);
            }
            if (operations != null) {
                routes.addAll(Routes.ofOperations(operations, readiness, pages));
            }
            parts.add(live);
            parts.add(watcher);
            watcher.start();
        }
        Javalin server = Javalin.create(settings -> configure(settings, gate, pages, routes));
        WebStage stage = new WebStage(config, server, routes, parts);
        try {
            server.start(config.host(), config.port());
        } catch (JavalinBindException e) {
            stage.close();
            throw new IllegalStateException(
                    "port " + config.port() + " of " + config.host()
                            + " is taken: stop the program that has it (ss -ltnp"
                            + " shows which), or set web.port to another (operations.port in a process without pages)",
                    e);
        }
        log.atInfo()
                .setMessage("serving")
                .addKeyValue("address", stage.address())
                .log();
        return stage;
    }

    /** Where it serves, with the port that it really has. */
    public URI address() {
        String host = Set.of(WebConfig.DEFAULT_HOST, "0.0.0.0").contains(config.host()) ? "localhost" : config.host();
        return URI.create("http://" + host + ":" + server.port() + "/");
    }

    /** Method and path of everything that can be asked for, such as {@code GET /api/v1/articles}. */
    public List<String> routes() {
        return routes.stream()
                .map(route -> route.method().name() + " " + route.path())
                .toList();
    }

    /** Ends the streams, finishes the requests in hand and frees the port. */
    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                log.atWarn().setMessage("could not be closed").setCause(e).log();
            }
        }
        server.stop();
    }

    private static void configure(JavalinConfig settings, Gate gate, Pages pages, List<Route> routes) {
        settings.startup.showJavalinBanner = false;
        settings.startup.showOldJavalinVersionWarning = false;
        settings.http.maxRequestSize = LARGEST_REQUEST;
        settings.jetty.modifyHttpConfiguration(WebStage::tellNothing);
        settings.routes.before(context -> {
            gate.setHeaders(context);
            if (!context.path().equals("/healthz")) {
                gate.checkHost(context);
            }
            gate.checkOrigin(context);
        });
        for (Route route : routes) {
            Handler guarded = context -> {
                gate.checkAccess(context, route.access());
                route.handler().handle(context);
            };
            settings.routes.addEndpoint(new Endpoint(route.method(), route.path(), guarded));
            if (route.method().equals(HandlerType.GET)) {
                // Left alone, HEAD would be answered 200 unasked, /readyz of a process that is not ready included.
                settings.routes.addEndpoint(new Endpoint(HandlerType.HEAD, route.path(), guarded));
            }
        }
        settings.routes.exception(Problem.Refused.class, (e, context) -> answer(context, e.problem(), pages));
        settings.routes.exception(JdbiException.class, (e, context) -> {
            log.atWarn()
                    .setMessage("the database does not answer")
                    .addKeyValue("path", context.path())
                    .addKeyValue("detail", e.getMessage())
                    .log();
            answer(
                    context,
                    new Problem(
                            503,
                            "The database does not answer",
                            "what is stored cannot be read at the moment",
                            "Try again; if it stays so, perennial doctor says what is wrong."),
                    pages);
        });
        settings.routes.exception(
                HttpResponseException.class,
                (e, context) -> answer(
                        context,
                        e.getStatus() == 404
                                ? new Problem(
                                        404,
                                        "Not found",
                                        "there is nothing at " + context.path(),
                                        "Go to / for the live coverage.")
                                : new Problem(
                                        e.getStatus(),
                                        "Refused",
                                        String.valueOf(e.getMessage()),
                                        "See docs/openapi.yaml."),
                        pages));
        settings.routes.exception(Exception.class, (e, context) -> {
            log.atError()
                    .setMessage("a request failed")
                    .addKeyValue("path", context.path())
                    .setCause(e)
                    .log();
            answer(
                    context,
                    new Problem(500, "Failed", "this request failed", "The server's log says why; please report it."),
                    pages);
        });
    }

    private static void tellNothing(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
    }

    /** As a page to those who read pages, as problem+json to all others. */
    private static void answer(Context context, Problem problem, Pages pages) {
        String accept = context.header("Accept");
        boolean person = accept != null
                && accept.contains("text/html")
                && !context.path().startsWith("/api/");
        if (problem.status() == 429) {
            context.header("Retry-After", String.valueOf(RateLimit.WINDOW.toSeconds()));
        }
        if (!person) {
            problem.answer(context);
        } else if (problem.status() == 401 && context.method().equals(HandlerType.GET)) {
            context.status(problem.status()).html(pages.in(Readers.of(context)).login(new Login(false)));
        } else {
            context.status(problem.status())
                    .html(pages.in(Readers.of(context))
                            .notice(new Notice(problem.status(), problem.detail(), problem.remedy())));
        }
    }
}
