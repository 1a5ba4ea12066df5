package org.perennial.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.perennial.analysis.anniversary.Event;
import org.perennial.contract.Json;
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
