package org.perennial.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.perennial.analysis.anniversary.Event;
import org.perennial.contract.Json;
import org.perennial.watch.export.CsvTable;
import org.perennial.watch.statistics.EventDrift;
import org.perennial.watch.statistics.StatisticsStore;
import org.perennial.web.event.EventDesk;

/** The counts of coverage for programs, as JSON. */
final class StatisticsApi {
    private static final int YEARS = 4;
    private static final int AROUND = 15;
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_998;

    private final StatisticsStore statistics;
    private final EventDesk desk;
    private final Clock clock;

    StatisticsApi(StatisticsStore statistics, EventDesk desk, Clock clock) {
        this.statistics = statistics;
        this.desk = desk;
        this.clock = clock;
    }

    void event(Context context) {
        Event event = EventPages.find(desk.registry(), context.pathParam("id"));
        int year = number(context, "year", today().getYear(), FIRST_YEAR, LAST_YEAR);
        int years = number(context, "years", YEARS, 1, StatisticsStore.MOST_YEARS);
        int around = number(context, "around", AROUND, 0, StatisticsStore.MOST_AROUND);
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("event", event.id());
        answer.put("title", event.title());
        answer.put("year", year);
        answer.put("around", around);
        answer.setAll((ObjectNode) Json.mapper().valueToTree(statistics.of(event.id(), year, years, around, today())));
        send(context, answer);
    }

    void gaps(Context context) {
        int year = number(context, "year", today().getYear(), FIRST_YEAR, LAST_YEAR);
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("year", year);
        answer.set("items", Json.mapper().valueToTree(statistics.gaps(year)));
        send(context, answer);
    }

    /** By which words the coverage of an event calls it, year by year, as a file. */
    void names(Context context) {
        Event event = EventPages.find(desk.registry(), context.pathParam("id"));
        file(
                context,
                event.id() + "-names.csv",
                List.of("year", "country", "language", "words", "articles"),
                drift(event).naming().stream()
                        .map(name -> List.of(
                                String.valueOf(name.year()),
                                name.country() == null ? "" : name.country(),
                                name.language(),
                                name.words(),
                                String.valueOf(name.articles())))
                        .toList());
    }

    /** Which numbers of people the coverage of an event states, year by year, as a file. */
    void numbers(Context context) {
        Event event = EventPages.find(desk.registry(), context.pathParam("id"));
        file(
                context,
                event.id() + "-numbers.csv",
                List.of("year", "language", "unit", "value", "words", "articles", "outlier"),
                drift(event).numbers().stream()
                        .map(number -> List.of(
                                String.valueOf(number.year()),
                                number.language(),
                                number.unit(),
                                String.valueOf(number.value()),
                                number.words(),
                                String.valueOf(number.articles()),
                                String.valueOf(number.outlier())))
                        .toList());
    }

    private EventDrift drift(Event event) {
        return statistics.drift(event.id(), today().getYear() - StatisticsStore.MOST_YEARS + 1);
    }

    private static void file(Context context, String name, List<String> names, List<List<String>> rows) {
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .contentType("text/csv; charset=utf-8")
                .result(CsvTable.of(names, rows));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static int number(Context context, String name, int otherwise, int least, int most) {
        String text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Problem.badRequest(name + "=" + text + " is out of range", "Use " + least + " to " + most + ".");
        }
        return Integer.parseInt(text);
    }

    private static void send(Context context, ObjectNode answer) {
        context.contentType("application/json").result(Json.write(answer));
    }
}
