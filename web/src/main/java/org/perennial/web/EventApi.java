package org.perennial.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;
import org.perennial.watch.occurrence.OccurrenceStore;
import org.perennial.web.event.EventDesk;
import org.perennial.web.event.Proposal;
import org.perennial.web.page.EventsPage;

/** The events for programs, as JSON. */
final class EventApi {
    private static final int MOST_DAYS = 366;

    private final OccurrenceStore occurrences;
    private final EventDesk desk;
    private final Decisions decisions;
    private final Clock clock;

    EventApi(OccurrenceStore occurrences, EventDesk desk, Decisions decisions, Clock clock) {
        this.occurrences = occurrences;
        this.desk = desk;
        this.decisions = decisions;
        this.clock = clock;
    }

    void suggestions(Context context) {
        ObjectNode answer = Json.mapper().createObjectNode();
        List<Occurrence> open = occurrences.suggestions(EventPages.LEAST_ARTICLES, EventPages.MOST_SUGGESTIONS);
        answer.set("items", Json.mapper().valueToTree(open));
        send(context, answer);
    }

    void upcoming(Context context) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int days = days(context);
        List<Upcoming> upcomings = Upcoming.in(desk.registry(), today, days);
        Returns returns = new Returns(occurrences, upcomings);
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("from", today.toString());
        answer.put("days", days);
        ArrayNode items = answer.putArray("items");
        for (Upcoming upcoming : upcomings) {
            List<Occurrence> stored = returns.of(upcoming.event().id());
            items.addObject()
                    .put("event", upcoming.event().id())
                    .put("title", upcoming.event().title())
                    .put("day", upcoming.day().toString())
                    .put("n", upcoming.n())
                    .put(
                            "articles_last_year",
                            EventsPage.articles(stored, upcoming.day().getYear() - 1));
        }
        send(context, answer);
    }

    void occurrences(Context context) {
        Event event = EventPages.find(desk.registry(), context.pathParam("id"));
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("event", event.id());
        answer.put("title", event.title());
        answer.set("items", Json.mapper().valueToTree(occurrences.of(event.id())));
        send(context, answer);
    }

    void decide(Context context) {
        Occurrence suggestion = decisions.find(context.pathParam("id"));
        JsonNode asked = body(context);
        String decision = asked.path("decision").asText();
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("suggestion", suggestion.id());
        answer.put("decision", decision);
        if (decision.equals(Decisions.ACCEPTED)) {
            Proposal proposed = Proposal.of(suggestion, desk.registry());
            Event event = decisions.follow(
                    suggestion,
                    new Proposal(
                            asked.path("id").asText(proposed.id()),
                            asked.path("title").asText(proposed.title())));
            answer.put("event", event.id());
            answer.put("title", event.title());
        } else if (decision.equals(Decisions.IGNORED)) {
            decisions.ignore(suggestion);
        } else {
            throw Decisions.unknown(decision);
        }
        send(context, answer);
    }

    private static JsonNode body(Context context) {
        try {
            return Json.mapper().readTree(context.body());
        } catch (JsonProcessingException e) {
            throw Problem.badRequest(
                    "the request holds no JSON: " + e.getOriginalMessage(),
                    "Send {\"decision\": \"accepted\"} or the like.");
        }
    }

    private static int days(Context context) {
        String days = context.queryParam("days");
        if (days == null) {
            return EventPages.DAYS;
        }
        if (!days.matches("[0-9]{1,3}") || Integer.parseInt(days) < 1 || Integer.parseInt(days) > MOST_DAYS) {
            throw Problem.badRequest("days=" + days + " is out of range", "Use 1 to " + MOST_DAYS + ".");
        }
        return Integer.parseInt(days);
    }

    private static void send(Context context, ObjectNode answer) {
        context.contentType("application/json").result(Json.write(answer));
    }
}
