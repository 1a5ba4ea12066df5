package org.perennial.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.QueryMatcher;
import org.perennial.analysis.query.Why;
import org.perennial.contract.Json;
import org.perennial.watch.definition.DefinitionReader;
import org.perennial.watch.definition.QueryText;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Backtest;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.search.Documents;
import org.perennial.watch.search.Found;
import org.perennial.watch.timing.Spans;

/** The watches for programs, as JSON. */
final class WatchApi {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int LATEST = 20;
    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private final WatchRoom room;
    private final WatchDesk watches;
    private final RateLimit limit;
    private final Clock clock;

    WatchApi(WatchRoom room, RateLimit limit, Clock clock) {
        this.room = room;
        this.watches = new WatchDesk(room, clock);
        this.limit = limit;
        this.clock = clock;
    }

    void list(Context context) {
        Map<String, Tellings.Fare> fares = room.tellings().fares();
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode items = answer.putArray("items");
        watches.all().forEach((name, entry) -> items.add(shown(entry, fares)));
        answer.set("channels", Json.mapper().valueToTree(room.tellings().channels()));
        send(context, 200, answer);
    }

    void show(Context context) {
        Watches.Entry entry = watches.find(context.pathParam("name"));
        ObjectNode answer = shown(entry, room.tellings().fares());
        answer.set(
                "latest",
                Json.mapper()
                        .valueToTree(room.tellings().latest(entry.watch().name(), LATEST).stream()
                                .map(Tellings.Told::notice)
                                .toList()));
        send(context, 200, answer);
    }

    void add(Context context) {
        store(context, watch(context.body()), false, 201);
    }

    void put(Context context) {
        Watch watch = watch(context.body());
        if (!watch.name().equals(context.pathParam("name"))) {
            throw Problem.badRequest(
                    "the watch is called " + watch.name() + " and the address says " + context.pathParam("name"),
                    "Use one name; to rename a watch, make a new one and remove the old.");
        }
        store(context, watch, true, 200);
    }

    void remove(Context context) {
        watches.remove(context.pathParam("name"));
        context.status(204);
    }

    void test(Context context) {
        limit.check(context.ip());
        JsonNode asked = body(context.body());
        @Nullable
        Watch watch = asked.hasNonNull("name")
                ? watches.find(asked.get("name").asText()).watch()
                : null;
        QueryText query = watch != null ? watch.query() : query(asked.path("query"));
        ZoneId zone = watch != null ? watch.zone() : zone(asked.path("zone"));
        int most = asked.path("limit").asInt(USUAL_LIMIT);
        if (most < 1 || most > LARGEST_LIMIT) {
            throw Problem.badRequest("limit=" + most + " is out of range", "Use 1 to " + LARGEST_LIMIT + ".");
        }
        Instant now = clock.instant();
        Instant from = now.minus(last(asked));
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("from", from.toString());
        answer.put("to", now.toString());
        answer.put("articles", room.archive().articles(query.query(), zone, from, now.plusNanos(1)));
        answer.put("stories", room.archive().stories(query.query(), zone, from, now.plusNanos(1)));
        ArrayNode items = answer.putArray("items");
        QueryMatcher matcher = QueryMatcher.of(query.query(), zone);
        for (Found found :
                room.archive().search(query.query(), zone, now, null, most).found()) {
            if (!found.appeared().isBefore(from)) {
                Why why = matcher.explain(Documents.of(found.article(), found.copies()), now)
                        .orElse(new Why(List.of(), List.of()));
                items.add(SearchApi.item(new Searches.Hit(found, why)));
            }
        }
        send(context, 200, answer);
    }

    void backtest(Context context) {
        limit.check(context.ip());
        JsonNode asked = body(context.body());
        Watch watch = asked.hasNonNull("name")
                ? watches.find(asked.get("name").asText()).watch()
                : watch(asked.path("watch").toString());
        Instant now = clock.instant();
        Backtest.Report report = room.backtest().run(watch, now.minus(last(asked)), now, WatchDesk.WEEK);
        send(context, 200, Json.mapper().valueToTree(report));
    }

    private void store(Context context, Watch watch, boolean mayExist, int status) {
        watches.put(watch, mayExist, "true".equals(context.queryParam("confirm")));
        send(context, status, shown(watches.find(watch.name()), room.tellings().fares()));
    }

    private static ObjectNode shown(Watches.Entry entry, Map<String, Tellings.Fare> fares) {
        ObjectNode shown = Json.mapper().createObjectNode();
        shown.set("watch", body(DefinitionReader.json(entry.watch())));
        if (entry.place() != null) {
            shown.put("place", entry.place());
        }
        shown.set(
                "fare",
                Json.mapper().valueToTree(fares.getOrDefault(entry.watch().name(), Tellings.Fare.NONE)));
        return shown;
    }

    private static Watch watch(String json) {
        try {
            return DefinitionReader.watch(json);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(
                    "the watch cannot be used: " + e.getMessage(),
                    "Correct it; docs/user-guide.md describes its keys.");
        }
    }

    private static QueryText query(JsonNode text) {
        if (!text.isTextual()) {
            throw Problem.badRequest(
                    "there is neither a query nor a name", "Send {\"query\": \"event:…\"} or {\"name\": …}.");
        }
        try {
            return QueryText.parse(text.asText());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()), "See docs/query-language.md.");
        }
    }

    private static ZoneId zone(JsonNode text) {
        try {
            return ZoneId.of(text.asText("UTC"));
        } catch (DateTimeException e) {
            throw Problem.badRequest(text + " is no time zone", "Write one such as Asia/Baku.");
        }
    }

    private static Duration last(JsonNode asked) {
        try {
            Duration last = Spans.parse(asked.path("last").asText("7d"));
            if (last.compareTo(LONGEST) <= 0) {
                return last;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()), "Write 7d or 12h.");
        }
        throw Problem.badRequest(
                "last is longer than " + Spans.text(LONGEST),
                "Ask for less; the command `watch backtest` has no limit.");
    }

    private static JsonNode body(String text) {
        try {
            JsonNode body = Json.mapper().readTree(text);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("the request holds no JSON: " + e.getOriginalMessage(), "Send a JSON object.");
        }
        throw Problem.badRequest("the request holds no JSON object", "Send a JSON object.");
    }

    private static void send(Context context, int status, JsonNode answer) {
        context.status(status).contentType("application/json").result(Json.write(answer));
    }
}
