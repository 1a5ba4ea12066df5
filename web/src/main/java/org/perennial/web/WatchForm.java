package org.perennial.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.watch.definition.DefinitionReader;
import org.perennial.watch.definition.Watch;
import org.perennial.web.page.WatchEditor.Fields;

/** The form of a watch, read as a watch. What the form does not ask for stays as it is. */
final class WatchForm {
    private WatchForm() {}

    /** What stands in the form that was sent. */
    static Fields fields(Context context) {
        return new Fields(
                text(context, "name"),
                text(context, "title"),
                text(context, "query"),
                text(context, "zone"),
                text(context, "locale"),
                context.formParams("channels"),
                text(context, "schedule"),
                text(context, "bundle"),
                text(context, "quiet"),
                text(context, "budget"),
                text(context, "digest"),
                context.formParam("paused") != null);
    }

    /** What stands in the form of a watch that there is. */
    static Fields fields(Watch watch) {
        return new Fields(
                watch.name(),
                watch.title() == null ? "" : watch.title(),
                watch.query().text(),
                watch.zone().getId(),
                watch.locale(),
                watch.deliver().channels(),
                watch.deliver().schedule().toString(),
                text(node(watch), "bundle"),
                text(node(watch), "quiet"),
                text(node(watch), "budget"),
                text(node(watch), "digest"),
                watch.paused());
    }

    /**
     * The watch that the form describes.
     *
     * @param before the watch that is changed; absent for a new one
     * @throws IllegalArgumentException if it is none; the message names the key and says what to write
     */
    static Watch watch(Fields fields, @Nullable Watch before) {
        ObjectNode watch = before == null ? Json.mapper().createObjectNode() : node(before);
        put(watch, "name", fields.name());
        put(watch, "title", fields.title());
        watch.put("query", fields.query());
        put(watch, "zone", fields.zone());
        put(watch, "locale", fields.locale());
        ObjectNode deliver =
                watch.path("deliver").isObject() ? (ObjectNode) watch.get("deliver") : watch.putObject("deliver");
        ArrayNode channels = deliver.putArray("channels");
        fields.channels().forEach(channels::add);
        put(deliver, "schedule", fields.schedule());
        put(deliver, "bundle", fields.bundle());
        put(deliver, "quiet", fields.quiet());
        put(deliver, "digest", fields.digest());
        if (fields.budget().isEmpty()) {
            deliver.remove("budget");
        } else if (fields.budget().matches("[0-9]{1,6}")) {
            deliver.put("budget", Integer.parseInt(fields.budget()));
        } else {
            throw new IllegalArgumentException(
                    "budget is \"" + fields.budget() + "\": give the most messages of a day as a number");
        }
        watch.put("paused", fields.paused());
        return DefinitionReader.watch(watch.toString());
    }

    /** A form with nothing but a query. */
    static Fields blank(String query, String zone) {
        return new Fields("", "", query, zone, "", List.of(), "", "", "", "", "", false);
    }

    private static ObjectNode node(Watch watch) {
        try {
            return (ObjectNode) Json.mapper().readTree(DefinitionReader.json(watch));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a watch was written as no JSON", e);
        }
    }

    private static void put(ObjectNode node, String key, String value) {
        if (value.isEmpty()) {
            node.remove(key);
        } else {
            node.put(key, value);
        }
    }

    private static String text(ObjectNode watch, String key) {
        return watch.path("deliver").path(key).asText("");
    }

    private static String text(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value.strip();
    }
}
