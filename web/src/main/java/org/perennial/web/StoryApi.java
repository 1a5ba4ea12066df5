package org.perennial.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.perennial.contract.Json;
import org.perennial.watch.story.CopyComparison;
import org.perennial.watch.story.Stories;
import org.perennial.watch.story.StoryStore;
import org.perennial.watch.story.StoryTrace;

/** The stories for programs, as JSON. */
final class StoryApi {
    private final StoryStore stories;

    StoryApi(StoryStore stories) {
        this.stories = stories;
    }

    void list(Context context) {
        StoryQuery query = StoryQuery.of(context);
        Stories page = stories.list(query.least(), query.since(), query.before(), query.limit());
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.set("items", Json.mapper().valueToTree(page.items()));
        if (page.next() != null) {
            answer.put("next", query.from(page.next()).address("/api/v1/stories"));
        }
        send(context, answer);
    }

    void story(Context context) {
        StoryTrace trace = StoryPages.find(stories, context.pathParam("id"));
        ObjectNode answer = Json.mapper().valueToTree(trace);
        CopyComparison comparison = StoryPages.comparison(stories, trace, context);
        if (comparison != null) {
            answer.set("comparison", Json.mapper().valueToTree(comparison));
        }
        send(context, answer);
    }

    private static void send(Context context, ObjectNode answer) {
        context.contentType("application/json").result(Json.write(answer));
    }
}
