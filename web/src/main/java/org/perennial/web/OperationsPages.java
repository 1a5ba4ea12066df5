package org.perennial.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.web.operations.OperationsDesk;
import org.perennial.web.operations.OperationsDesk.OutOfReachException;
import org.perennial.web.operations.SourceStanding;
import org.perennial.web.page.OperationsPage;
import org.perennial.web.page.Pages;
import org.perennial.web.page.SourcesPage;

/** How sources and stages stand, for people and for programs. */
final class OperationsPages {
    private final OperationsDesk desk;
    private final Readiness readiness;
    private final Pages pages;

    OperationsPages(OperationsDesk desk, Readiness readiness, Pages pages) {
        this.desk = desk;
        this.readiness = readiness;
        this.pages = pages;
    }

    void sources(Context context) {
        Pages shown = pages.in(Readers.of(context));
        List<SourceStanding> all = ordered();
        context.html(shown.sources(SourcesPage.of(all, from(context.queryParam("from"), all.size()), shown.words())));
    }

    private static int from(@Nullable String given, int most) {
        if (given == null) {
            return 0;
        }
        if (!given.matches("[0-9]{1,6}")) {
            throw Problem.badRequest("from=" + given + " is no number", "Leave it out for the first page.");
        }
        return Math.min(Integer.parseInt(given), most);
    }

    void operations(Context context) {
        Pages shown = pages.in(Readers.of(context));
        context.html(shown.operations(
                OperationsPage.of(checks(), reached(desk::standing), context.queryParam("sent"), shown.words())));
    }

    void retry(Context context) {
        int sent = reached(() -> desk.replay(reason(context.formParam("reason"))));
        context.redirect("/operations?sent=" + sent, HttpStatus.SEE_OTHER);
    }

    void sourcesJson(Context context) {
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.set("items", Json.mapper().valueToTree(ordered()));
        context.contentType("application/json").result(Json.write(answer));
    }

    void operationsJson(Context context) {
        ObjectNode answer = Json.mapper().valueToTree(reached(desk::standing));
        answer.set("checks", Json.mapper().valueToTree(readiness.checks()));
        context.contentType("application/json").result(Json.write(answer));
    }

    void retryJson(Context context) {
        int sent = reached(() -> desk.replay(reason(context.queryParam("reason"))));
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("sent", sent);
        context.contentType("application/json").result(Json.write(answer));
    }

    private List<OperationsPage.Check> checks() {
        return readiness.checks().stream()
                .map(check -> new OperationsPage.Check(check.name(), check.ok(), check.detail(), check.remedy()))
                .toList();
    }

    /** Those that somebody should look at first. */
    private List<SourceStanding> ordered() {
        return reached(desk::sources).stream()
                .map(Ranked::of)
                .sorted(Comparator.comparingInt(Ranked::rank)
                        .thenComparing(ranked -> ranked.source().outlet())
                        .thenComparing(ranked -> ranked.source().url()))
                .map(Ranked::source)
                .toList();
    }

    /** A source and how soon somebody should look at it; 0 is soonest. Judged once, and not at every comparison. */
    private record Ranked(int rank, SourceStanding source) {
        static Ranked of(SourceStanding source) {
            return new Ranked(
                    source.failures() > 0 ? 0 : source.alarm() != null ? 1 : source.otherwise() ? 2 : 3, source);
        }
    }

    private static @Nullable String reason(@Nullable String given) {
        return given == null || given.isEmpty() ? null : given;
    }

    private static <T> T reached(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()), "Leave reason out for all.");
        } catch (OutOfReachException e) {
            throw new Problem.Refused(new Problem(
                    503,
                    "Not known at the moment",
                    String.valueOf(e.getMessage()),
                    "Try again; if it stays so, perennial doctor says what is wrong."));
        }
    }
}
