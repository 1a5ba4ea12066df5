package org.perennial.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.perennial.web.coverage.Coverage;
import org.perennial.web.coverage.CoverageFilter;
import org.perennial.web.coverage.Cursor;

/**
 * A question about the coverage as it stands in an address: {@code lang} (repeatable), {@code anniversaries=only}, {@code
 * before}, {@code limit}.
 *
 * @param before where to begin; absent for the newest
 */
record CoverageQuery(CoverageFilter filter, @Nullable Cursor before, int limit) {
    private static final int PAGE = 50;
    private static final int MOST_LANGUAGES = 50;

    /** @throws Problem.Refused if a parameter cannot be understood; the problem names it */
    static CoverageQuery of(Context context) {
        Set<String> languages = new HashSet<>();
        for (String tag : context.queryParams("lang")) {
            if (!tag.matches("[A-Za-z0-9-]{2,35}")) {
                throw Problem.badRequest(
                        "lang=" + tag + " is no language tag", "Use BCP 47 tags such as az or sr-Latn.");
            }
            languages.add(tag);
        }
        if (languages.size() > MOST_LANGUAGES) {
            throw Problem.badRequest("lang is given too often", "Give at most " + MOST_LANGUAGES + " languages.");
        }
        String anniversaries = context.queryParam("anniversaries");
        if (anniversaries != null && !anniversaries.equals("only")) {
            throw Problem.badRequest(
                    "anniversaries=" + anniversaries + " is unknown", "Use anniversaries=only, or leave it out.");
        }
        return new CoverageQuery(new CoverageFilter(languages, anniversaries != null), cursor(context), limit(context));
    }

    private static @Nullable Cursor cursor(Context context) {
        String before = context.queryParam("before");
        return before == null
                ? null
                : Cursor.of(before)
                        .orElseThrow(() -> Problem.badRequest(
                                "before=" + before + " is no place in the coverage", "Use a page's own \"next\"."));
    }

    private static int limit(Context context) {
        String limit = context.queryParam("limit");
        if (limit == null) {
            return PAGE;
        }
        if (!limit.matches("[0-9]{1,3}")
                || Integer.parseInt(limit) < 1
                || Integer.parseInt(limit) > Coverage.LARGEST_PAGE) {
            throw Problem.badRequest("limit=" + limit + " is out of range", "Use 1 to " + Coverage.LARGEST_PAGE + ".");
        }
        return Integer.parseInt(limit);
    }

    CoverageQuery withLanguageSwitched(String tag) {
        Set<String> languages = new HashSet<>(filter.languages());
        if (!languages.remove(tag)) {
            languages.add(tag);
        }
        return new CoverageQuery(new CoverageFilter(languages, filter.anniversaries()), null, limit);
    }

    CoverageQuery withAnniversariesSwitched() {
        return new CoverageQuery(new CoverageFilter(filter.languages(), !filter.anniversaries()), null, limit);
    }

    CoverageQuery from(@Nullable Cursor place) {
        return new CoverageQuery(filter, place, limit);
    }

    /** The address under which this is asked at a path. */
    String address(String path) {
        List<String> parameters = new ArrayList<>();
        new TreeSet<>(filter.languages()).forEach(tag -> parameters.add("lang=" + tag));
        if (filter.anniversaries()) {
            parameters.add("anniversaries=only");
        }
        if (before != null) {
            parameters.add("before=" + URLEncoder.encode(before.text(), StandardCharsets.UTF_8));
        }
        if (limit != PAGE) {
            parameters.add("limit=" + limit);
        }
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }
}
