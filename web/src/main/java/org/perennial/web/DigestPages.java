package org.perennial.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.digest.Digest;
import org.perennial.watch.digest.Sheet;
import org.perennial.watch.digest.SheetHtml;
import org.perennial.watch.digest.Subject;
import org.perennial.watch.digest.Week;
import org.perennial.watch.digest.Wording;
import org.perennial.web.page.DigestPage;
import org.perennial.web.page.Pages;

/** Weekly digests, as a page and as JSON. */
final class DigestPages {
    private static final String LAST = "last";

    private final WatchRoom room;
    private final Pages pages;
    private final Clock clock;

    DigestPages(WatchRoom room, Pages pages, Clock clock) {
        this.room = room;
        this.pages = pages;
        this.clock = clock;
    }

    void page(Context context) {
        Asked asked = asked(context);
        Digest digest = digest(asked);
        Sheet sheet = Wording.sheet(digest, asked.locale(), "");
        Week week = asked.week();
        context.html(pages.in(Readers.of(context))
                .digest(new DigestPage(
                        sheet.title(),
                        SheetHtml.part(sheet),
                        address(context, Week.of(week.first().minusDays(1))),
                        digest.closed() ? address(context, Week.of(week.last().plusDays(1))) : null,
                        "/api/v1" + address(context, week))));
    }

    void json(Context context) {
        String json = Json.write(digest(asked(context))); // first: a problem has a content type of its own
        context.contentType("application/json").result(json);
    }

    /** What is asked for by week, watch, zone and locale. */
    private record Asked(Subject subject, Week week, String locale, Instant now) {}

    private Asked asked(Context context) {
        Instant now = clock.instant();
        String name = context.queryParam("watch");
        Watch watch = name == null ? null : WatchDesk.find(room, name).watch();
        ZoneId zone = zone(context.queryParam("zone"));
        Subject subject = watch == null ? Subject.all(zone == null ? ZoneOffset.UTC : zone) : Subject.of(watch);
        Subject placed = zone == null ? subject : subject.in(zone);
        return new Asked(placed, week(context, placed, now), locale(context, watch), now);
    }

    private Digest digest(Asked asked) {
        try {
            return room.digests().digest(asked.subject(), asked.week(), asked.now());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(
                    String.valueOf(e.getMessage()),
                    "Use /digests/"
                            + Week.lastClosed(asked.now(), asked.subject().zone())
                            + " for the last whole week, or a watch that asks for less.");
        }
    }

    private static Week week(Context context, Subject subject, Instant now) {
        String text = context.pathParam("week");
        if (text.equals(LAST)) {
            return Week.lastClosed(now, subject.zone());
        }
        try {
            return Week.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(
                    String.valueOf(e.getMessage()), "Use a week such as 2025-W09, or \"last\" for the last whole one.");
        }
    }

    private static @Nullable ZoneId zone(@Nullable String text) {
        try {
            return text == null ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest("zone=" + text + " is no time zone", "Use a name such as Asia/Baku.");
        }
    }

    private static String locale(Context context, @Nullable Watch watch) {
        String asked = context.queryParam("locale");
        String locale = asked == null
                ? (watch == null ? Readers.of(context).language() : watch.locale())
                : asked.toLowerCase(Locale.ROOT);
        if (!Watch.LOCALES.contains(locale)) {
            throw Problem.badRequest(
                    "locale=" + asked + " is unknown", "Use one of " + String.join(", ", Watch.LOCALES) + ".");
        }
        return locale;
    }

    /** The same question about another week. */
    private static String address(Context context, Week week) {
        List<String> parameters = new ArrayList<>();
        for (String name : List.of("watch", "zone", "locale")) {
            String value = context.queryParam(name);
            if (value != null) {
                parameters.add(name + "=" + DigestPage.encoded(value));
            }
        }
        return "/digests/" + week + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }
}
