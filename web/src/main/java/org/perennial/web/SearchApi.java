package org.perennial.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryParser;
import org.perennial.analysis.query.QuerySyntaxException;
import org.perennial.contract.Json;
import org.perennial.web.coverage.Coverage;

/** Searches for programs, as JSON. */
final class SearchApi {
    private static final int PAGE = 50;

    private final Searches searches;
    private final RateLimit limit;

    SearchApi(Searches searches, RateLimit limit) {
        this.searches = searches;
        this.limit = limit;
    }

    void search(Context context) {
        limit.check(context.ip());
        String text = context.queryParam("q");
        Searches.Hits hits = searches.search(
                query(text == null ? "" : text),
                Searches.zone(context.queryParam("zone")),
                Searches.place(context),
                size(context));
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode items = answer.putArray("items");
        hits.hits().forEach(hit -> items.add(item(hit)));
        if (hits.next() != null) {
            answer.put("next", hits.next().text());
        }
        context.contentType("application/json").result(Json.write(answer));
    }

    /** One article that was found, with what made it match. */
    static ObjectNode item(Searches.Hit hit) {
        ObjectNode item = Json.mapper().createObjectNode();
        item.put("appeared", hit.found().appeared().toString());
        item.put("copies", hit.found().copies());
        item.set("why", Json.mapper().valueToTree(hit.why()));
        item.set("article", Json.mapper().valueToTree(hit.found().article()));
        return item;
    }

    /** @throws Problem.Refused if the text is no query; the problem has the column and what to write instead */
    static Query query(String text) {
        try {
            return QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            throw Problem.badRequest("q: " + e.getMessage(), "docs/query-language.md says how queries are written.");
        }
    }

    private static int size(Context context) {
        String given = context.queryParam("limit");
        if (given == null) {
            return PAGE;
        }
        if (!given.matches("[0-9]{1,3}")
                || Integer.parseInt(given) < 1
                || Integer.parseInt(given) > Coverage.LARGEST_PAGE) {
            throw Problem.badRequest("limit=" + given + " is out of range", "Use 1 to " + Coverage.LARGEST_PAGE + ".");
        }
        return Integer.parseInt(given);
    }
}
