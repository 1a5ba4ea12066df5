package org.perennial.watch.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.perennial.watch.digest.Sheet.Run;
import org.perennial.watch.message.PlainTitle;
import org.perennial.watch.message.Texts;

/** The words for what digests are made of, in one language: counts, times, titles, and what is new. */
final class Phrases {
    private static final int HUNDRED = 100;
    private static final String LEFT_TO_RIGHT = "\u2066";
    private static final String END_OF_ISOLATE = "\u2069";

    final String locale;
    private final Digest digest;
    private final Texts texts;
    private final String base;
    private final ZoneId zone;

    Phrases(Digest digest, String locale, String base) {
        this.digest = digest;
        this.texts = Texts.of(locale);
        this.locale = locale;
        this.base = base.replaceFirst("/+$", "");
        this.zone = ZoneId.of(digest.zone());
    }

    boolean isRightToLeft() {
        return Texts.isRightToLeft(locale);
    }

    /** Up to when an open week is told. */
    String until() {
        return texts.time(digest.to(), zone);
    }

    String foot() {
        return digest.watch() == null
                ? say("digest.foot.all")
                : say("digest.foot", Map.of("watch", name(), "query", PlainTitle.of(digest.query())));
    }

    String subject() {
        String week = week();
        if (!digest.isSignificant()) {
            return say("digest.subject.quiet", Map.of("watch", name(), "week", week));
        }
        String title = readable(digest.top().get(0)).text();
        return say(
                "digest.subject",
                Map.of(
                        "watch",
                        name(),
                        "week",
                        week,
                        "title",
                        title == null || title.isBlank() ? say("untitled") : PlainTitle.of(title)));
    }

    String name() {
        return digest.title() == null ? say("digest.all") : PlainTitle.of(digest.title());
    }

    String span() {
        return say(
                "digest.span",
                Map.of("week", week(), "from", texts.time(digest.from(), zone), "to", texts.time(digest.to(), zone)));
    }

    /** Between words from right to left, its parts would change places. */
    private String week() {
        return Texts.isRightToLeft(locale) ? LEFT_TO_RIGHT + digest.week() + END_OF_ISOLATE : digest.week();
    }

    List<Run> totals(Digest.Totals totals) {
        List<String> counts = new ArrayList<>();
        counts.add(count("articles", totals.articles()));
        if (totals.copies() > 0) {
            counts.add(count("copies", totals.copies()));
        }
        counts.add(count("stories", totals.stories()));
        counts.add(count("outlets", totals.outlets()));
        counts.add(count("languages", totals.languages()));
        return linked(counts, at(totals.evidence()));
    }

    List<Run> volume(Digest.Story story) {
        List<String> counts = new ArrayList<>();
        counts.add(count("articles", story.articles()));
        counts.add(count("outlets", story.outlets()));
        if (story.copies() > 0) {
            counts.add(count("copies", story.copies()));
        }
        List<Run> runs = linked(counts, at(story.evidence()));
        if (!story.languages().isEmpty()) {
            runs.add(Run.of(separator() + languages(story.languages())));
        }
        return runs;
    }

    /** Each leads to what it counts. */
    private List<Run> linked(List<String> counts, String evidence) {
        List<Run> runs = new ArrayList<>();
        for (String count : counts) {
            if (!runs.isEmpty()) {
                runs.add(Run.of(separator()));
            }
            runs.add(Run.linked(count, evidence));
        }
        return runs;
    }

    Run title(Digest.Title title) {
        String text = title.text() == null ? "" : PlainTitle.of(title.text());
        return text.isEmpty() ? Run.of(say("untitled")) : Run.foreign(text, title.language());
    }

    /** The title in the reader's language where there is one, else the first. */
    Digest.Title readable(Digest.Story story) {
        return story.titles().stream()
                .filter(title -> title.text() != null
                        && (title.language().equals(locale) || title.language().startsWith(locale + "-")))
                .findFirst()
                .orElse(story.titles().get(0));
    }

    List<String> news(Digest.News news) {
        if (news.before() == 0) {
            return List.of(say("digest.new"));
        }
        List<String> lines = new ArrayList<>();
        lines.add(say("digest.before", Map.of("count", news.before())));
        if (!news.languages().isEmpty()) {
            lines.add(say("digest.new.languages", Map.of("languages", languages(news.languages()))));
        }
        if (news.outlets() > 0) {
            lines.add(say("part.more_outlets", Map.of("count", news.outlets())));
        }
        news.numbers()
                .forEach(change -> lines.add(say(
                        "part.number_changed",
                        Map.of("unit", word(change.unit()), "from", change.from(), "to", change.to()))));
        return lines;
    }

    String date(Digest.Found found) {
        return switch (found.date().precision()) {
            case YEAR -> String.valueOf(found.date().start().getYear());
            case MONTH -> texts.month(found.date().start());
            case DAY -> day(found.date().start());
            case NIGHT, RANGE ->
                day(found.date().start()) + " – " + day(found.date().end());
        };
    }

    static int percent(int count, int most) {
        return most == 0 ? 0 : Math.max(count == 0 ? 0 : 1, Math.round(HUNDRED * count / (float) most));
    }

    String languages(List<String> tags) {
        return String.join(separator(), tags.stream().map(this::language).toList());
    }

    String language(String tag) {
        return tag.equals("und") ? say("digest.language.unknown") : texts.language(tag);
    }

    String day(LocalDate day) {
        Instant noon = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return texts.day(noon, ZoneOffset.UTC);
    }

    String separator() {
        return say("digest.separator").replace("_", " ");
    }

    /** Between a name and what it is explained by. */
    String colon() {
        return say("digest.colon").replace("_", " ");
    }

    /** Between statements. */
    String semicolon() {
        return say("digest.semicolon").replace("_", " ");
    }

    static String word(Enum<?> unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    String count(String what, int count) {
        return say("digest.count." + what, Map.of("count", count));
    }

    String at(String path) {
        return base + path;
    }

    String say(String key) {
        return texts.say(key, Map.of());
    }

    String say(String key, Map<String, ?> values) {
        return texts.say(key, values);
    }

    static String plain(List<Run> runs) {
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }
}
