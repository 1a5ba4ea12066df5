package org.perennial.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.story.Stories;
import org.perennial.watch.story.StoryStore;
import org.perennial.web.coverage.Cursor;

/**
 * A question for stories as it stands in an address: {@code least}, {@code since}, {@code before}, {@code limit}.
 *
 * @param least the least number of articles that tell a story
 * @param since what the newest article of a story must not be older than; absent for all
 * @param before where to begin; absent for the newest
 */
record StoryQuery(int least, @Nullable Instant since, Stories.@Nullable Place before, int limit) {
    private static final int PAGE = 50;
    private static final int MOST_ARTICLES = 1_000;

    /** @throws Problem.Refused if a parameter cannot be understood; the problem names it */
    static StoryQuery of(Context context) {
        return new StoryQuery(
                number(context, "least", 1, MOST_ARTICLES),
                since(context),
                place(context),
                number(context, "limit", PAGE, StoryStore.MOST_STORIES));
    }

    StoryQuery from(Stories.@Nullable Place place) {
        return new StoryQuery(least, since, place, limit);
    }

    /** The address under which this is asked at a path. */
    String address(String path) {
        List<String> parameters = new ArrayList<>();
        if (least != 1) {
            parameters.add("least=" + least);
        }
        if (since != null) {
            parameters.add("since=" + since);
        }
        if (before != null) {
            Cursor cursor = new Cursor(before.last(), before.article());
            parameters.add("before=" + URLEncoder.encode(cursor.text(), StandardCharsets.UTF_8));
        }
        if (limit != PAGE) {
            parameters.add("limit=" + limit);
        }
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }

    private static int number(Context context, String name, int otherwise, int most) {
        String given = context.queryParam(name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("[0-9]{1,4}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > most) {
            throw Problem.badRequest(name + "=" + given + " is out of range", "Use 1 to " + most + ".");
        }
        return Integer.parseInt(given);
    }

    private static @Nullable Instant since(Context context) {
        String given = context.queryParam("since");
        if (given == null) {
            return null;
        }
        String remedy = "Use an instant such as 2025-02-25T00:00:00Z.";
        try {
            Instant since = Instant.parse(given);
            if (!Cursor.isStorable(since)) {
                throw Problem.badRequest("since=" + given + " is out of range", remedy);
            }
            return since;
        } catch (DateTimeException e) {
            throw Problem.badRequest("since=" + given + " is no instant", remedy);
        }
    }

    private static Stories.@Nullable Place place(Context context) {
        String given = context.queryParam("before");
        return given == null
                ? null
                : Cursor.of(given)
                        .map(cursor -> new Stories.Place(cursor.appeared(), cursor.id()))
                        .orElseThrow(() -> Problem.badRequest(
                                "before=" + given + " is no place in the list", "Use a page's own \"next\"."));
    }
}
