package org.perennial.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.perennial.contract.Json;
import org.perennial.web.coverage.Copies;
import org.perennial.web.coverage.Coverage;
import org.perennial.web.coverage.Entry;
import org.perennial.web.coverage.Page;

/** The same coverage for programs, as JSON. */
final class CoverageApi {
    private final Coverage coverage;

    CoverageApi(Coverage coverage) {
        this.coverage = coverage;
    }

    void list(Context context) {
        CoverageQuery query = CoverageQuery.of(context);
        Page page = coverage.page(query.filter(), query.before(), query.limit());
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode items = answer.putArray("items");
        for (Entry entry : page.entries()) {
            ObjectNode item = json(entry);
            item.withObject("/article").remove("text");
            items.add(item);
        }
        if (page.next() != null) {
            answer.put("next", query.from(page.next()).address("/api/v1/articles"));
        }
        send(context, answer);
    }

    void article(Context context) {
        String id = context.pathParam("id");
        ObjectNode answer = json(CoveragePages.find(coverage, id));
        ArrayNode versions = answer.putArray("versions");
        coverage.versions(id).forEach(version -> versions.add(Json.mapper().valueToTree(version)));
        send(context, answer);
    }

    private static ObjectNode json(Entry entry) {
        ObjectNode item = Json.mapper().createObjectNode();
        item.put("change", entry.change());
        item.put("appeared", entry.appeared().toString());
        item.set("article", Json.mapper().valueToTree(entry.article()));
        Copies copies = entry.copies();
        ObjectNode counted = item.putObject("copies");
        counted.put("total", copies.total());
        counted.put("outlets", copies.outlets());
        counted.set("items", Json.mapper().valueToTree(copies.shown()));
        if (entry.telling() != null) {
            item.set("telling", Json.mapper().valueToTree(entry.telling()));
        }
        return item;
    }

    private static void send(Context context, ObjectNode answer) {
        context.contentType("application/json").result(Json.write(answer));
    }
}
