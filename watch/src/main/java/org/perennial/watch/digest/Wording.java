package org.perennial.watch.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.perennial.watch.digest.Sheet.Block;
import org.perennial.watch.digest.Sheet.Run;
import org.perennial.watch.message.Letter;
import org.perennial.watch.message.PlainTitle;
import org.perennial.watch.message.Texts;

/** Puts digests into words. A pure function of digest, language and address. */
public final class Wording {
    private static final int MOST_IN_A_LINE = 5;
    private static final int HUNDRED = 100;
    private static final String LEFT_TO_RIGHT = "\u2066";
    private static final String END_OF_ISOLATE = "\u2069";

    private final Digest digest;
    private final Texts texts;
    private final String locale;
    private final String base;
    private final ZoneId zone;
    private final List<Block> blocks = new ArrayList<>();

    private Wording(Digest digest, String locale, String base) {
        this.digest = digest;
        this.texts = Texts.of(locale);
        this.locale = locale;
        this.base = base.replaceFirst("/+$", "");
        this.zone = ZoneId.of(digest.zone());
    }

    /**
     * The words.
     *
     * @param locale one of {@link org.perennial.watch.definition.Watch#LOCALES}
     * @param base where readers reach the pages, such as {@code https://news.example.org}; empty to link by paths alone
     */
    public static Sheet sheet(Digest digest, String locale, String base) {
        return new Wording(digest, locale, base).sheet();
    }

    /** The same in short, for what shows no pages: the stories at the top, and where the rest is. */
    public static Letter letter(Digest digest, String locale, String base) {
        return new Wording(digest, locale, base).letter();
    }

    private Sheet sheet() {
        blocks.add(new Sheet.Paragraph(List.of(Run.of(span()))));
        if (!digest.closed()) {
            blocks.add(new Sheet.Paragraph(List.of(Run.of(
                            say("digest.open", Map.of("time", texts.time(digest.to(), zone))))
                    .strengthened())));
        }
        if (digest.totals().articles() == 0) {
            blocks.add(new Sheet.Paragraph(List.of(Run.of(say("digest.empty")).strengthened())));
        } else {
            blocks.add(new Sheet.Paragraph(totals(digest.totals())));
            if (!digest.isSignificant()) {
                blocks.add(
                        new Sheet.Paragraph(List.of(Run.of(say("digest.quiet")).strengthened())));
            }
        }
        if (digest.isSignificant()) {
            section("digest.top");
            stories(digest.top());
        }
        events();
        others();
        bars("digest.languages", digest.languages(), true);
        bars("digest.outlets", digest.outlets(), false);
        silent();
        found();
        coming();
        return new Sheet(
                subject(),
                locale,
                Texts.isRightToLeft(locale),
                say("digest.title") + ": " + name(),
                blocks,
                digest.watch() == null
                        ? say("digest.foot.all")
                        : say("digest.foot", Map.of("watch", name(), "query", PlainTitle.of(digest.query()))));
    }

    private Letter letter() {
        List<Letter.Card> cards = digest.top().stream().map(this::card).toList();
        return new Letter(
                subject(),
                locale,
                Texts.isRightToLeft(locale),
                span() + "\n"
                        + (digest.totals().articles() == 0
                                ? say("digest.empty")
                                : plain(totals(digest.totals()))
                                        + (digest.isSignificant() ? "" : "\n" + say("digest.quiet"))),
                cards,
                say("digest.whole", Map.of("address", base + page())),
                digest.watch() == null
                        ? say("digest.foot.all")
                        : say("digest.foot", Map.of("watch", name(), "query", PlainTitle.of(digest.query()))));
    }

    /** Where the page of this digest is. */
    private String page() {
        return "/digests/" + digest.week() + (digest.watch() == null ? "" : "?watch=" + digest.watch());
    }

    private Letter.Card card(Digest.Story story) {
        Digest.Title title = readable(story);
        String text = title.text() == null ? "" : PlainTitle.of(title.text());
        return new Letter.Card(
                text.isEmpty() ? say("untitled") : text,
                text.isEmpty() ? locale : title.language(),
                Texts.isRightToLeft(text.isEmpty() || title.language().equals("und") ? locale : title.language()),
                title.url() == null ? null : PlainTitle.link(title.url()),
                title.source() == null ? null : PlainTitle.of(title.source()),
                news(story.news()),
                plain(volume(story)));
    }

    private String subject() {
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

    private String name() {
        return digest.title() == null ? say("digest.all") : PlainTitle.of(digest.title());
    }

    private String span() {
        return say(
                "digest.span",
                Map.of("week", week(), "from", texts.time(digest.from(), zone), "to", texts.time(digest.to(), zone)));
    }

    /** Between words from right to left, its parts would change places. */
    private String week() {
        return Texts.isRightToLeft(locale) ? LEFT_TO_RIGHT + digest.week() + END_OF_ISOLATE : digest.week();
    }

    private List<Run> totals(Digest.Totals totals) {
        List<Run> runs = new ArrayList<>();
        runs.add(Run.linked(count("articles", totals.articles()), at(totals.evidence())));
        if (totals.copies() > 0) {
            runs.add(Run.of(separator() + count("copies", totals.copies())));
        }
        runs.add(Run.of(separator() + count("stories", totals.stories())));
        runs.add(Run.of(separator() + count("outlets", totals.outlets())));
        runs.add(Run.of(separator() + count("languages", totals.languages())));
        return linkedEach(runs, at(totals.evidence()));
    }

    /** Each number leads to what it counts. */
    private static List<Run> linkedEach(List<Run> runs, String link) {
        List<Run> all = new ArrayList<>();
        for (Run run : runs) {
            String text = run.text();
            int start = 0;
            while (start < text.length() && !Character.isLetterOrDigit(text.codePointAt(start))) {
                start++;
            }
            if (start > 0) {
                all.add(Run.of(text.substring(0, start)));
            }
            all.add(Run.linked(text.substring(start), link));
        }
        return all;
    }

    private void section(String key) {
        blocks.add(new Sheet.Heading(2, List.of(Run.of(say(key)))));
    }

    private void stories(List<Digest.Story> stories) {
        if (!stories.isEmpty()) {
            blocks.add(new Sheet.Items(stories.stream().map(this::story).toList()));
        }
    }

    /** Its title, that of a copy in the reader's language, what is new, and who told it. */
    private List<Run> story(Digest.Story story) {
        List<Run> runs = new ArrayList<>();
        Digest.Title face = story.titles().get(0);
        runs.add(title(face).to(at(story.evidence())).strengthened());
        Digest.Title read = readable(story);
        if (!read.equals(face)) {
            runs.add(Run.of(" · "));
            runs.add(title(read).to(read.url() == null ? null : PlainTitle.link(read.url())));
        }
        runs.add(Run.of("\n" + String.join("; ", news(story.news())) + ". "));
        runs.addAll(volume(story));
        return runs;
    }

    private List<Run> volume(Digest.Story story) {
        List<Run> runs = new ArrayList<>();
        String link = at(story.evidence());
        runs.add(Run.linked(count("articles", story.articles()), link));
        runs.add(Run.of(separator()));
        runs.add(Run.linked(count("outlets", story.outlets()), link));
        if (story.copies() > 0) {
            runs.add(Run.of(separator()));
            runs.add(Run.linked(count("copies", story.copies()), link));
        }
        if (!story.languages().isEmpty()) {
            runs.add(Run.of(separator() + languages(story.languages())));
        }
        return runs;
    }

    private Run title(Digest.Title title) {
        String text = title.text() == null ? "" : PlainTitle.of(title.text());
        return text.isEmpty() ? Run.of(say("untitled")) : Run.foreign(text, title.language());
    }

    /** The title in the reader's language where there is one, else the first. */
    private Digest.Title readable(Digest.Story story) {
        return story.titles().stream()
                .filter(title -> title.text() != null
                        && (title.language().equals(locale) || title.language().startsWith(locale + "-")))
                .findFirst()
                .orElse(story.titles().get(0));
    }

    private List<String> news(Digest.News news) {
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

    private void events() {
        if (digest.events().isEmpty()) {
            return;
        }
        section("digest.events");
        digest.events().forEach(this::event);
        more(digest.moreEvents());
    }

    private void event(Digest.Event event) {
        List<Run> heading = new ArrayList<>();
        heading.add(Run.foreign(event.title(), "en").to(at(event.evidence())));
        if (event.n() != null) {
            heading.add(Run.of(separator() + say("digest.anniversary", Map.of("n", event.n()))));
        }
        if (event.day() != null) {
            heading.add(Run.of(separator() + day(event.day())));
        }
        blocks.add(new Sheet.Heading(3, heading));
        blocks.add(new Sheet.Paragraph(totals(event.totals())));
        stories(event.stories());
        more(event.moreStories());
        compared(event);
        drift(event);
        line("digest.languages", event.languages(), true);
        line("digest.outlets", event.outlets(), false);
    }

    private void compared(Digest.Event event) {
        Double ratio = event.ratio();
        if (event.years().size() < 2) {
            blocks.add(new Sheet.Paragraph(List.of(Run.of(say("digest.nothing.former")))));
            return;
        }
        int most = event.years().stream()
                .mapToInt(Digest.YearCount::articles)
                .max()
                .orElse(1);
        blocks.add(new Sheet.Bars(
                say("digest.compared"),
                event.years().stream()
                        .map(year -> new Sheet.Bar(
                                Run.of(String.valueOf(year.year())),
                                Run.linked(count("articles", year.articles()), at(year.evidence())),
                                percent(year.articles(), most)))
                        .toList()));
        if (ratio != null) {
            blocks.add(new Sheet.Paragraph(
                    List.of(Run.linked(say("digest.ratio", Map.of("ratio", ratio)), at(event.evidence())))));
        }
    }

    private void drift(Digest.Event event) {
        List<List<Run>> items = new ArrayList<>();
        for (Digest.NamingChange change : event.naming()) {
            items.add(List.of(
                    Run.foreign("“" + PlainTitle.of(change.words()) + "”", change.language()),
                    Run.of(" (" + texts.language(change.language()) + "): "),
                    Run.linked(
                            say(
                                    "digest.share",
                                    Map.of(
                                            "from",
                                            change.from() / (double) HUNDRED,
                                            "to",
                                            change.to() / (double) HUNDRED)),
                            at(change.evidence()))));
        }
        for (Digest.Statement statement : event.numbers()) {
            items.add(List.of(Run.linked(
                    say(
                            "digest.stated",
                            Map.of(
                                    "unit",
                                    word(statement.unit()),
                                    "value",
                                    statement.value(),
                                    "count",
                                    statement.articles(),
                                    "former",
                                    statement.former())),
                    at(statement.evidence()))));
        }
        if (!items.isEmpty()) {
            blocks.add(new Sheet.Paragraph(List.of(Run.of(say("digest.drift")).strengthened())));
            blocks.add(new Sheet.Items(items));
        }
    }

    private void others() {
        if (digest.others().isEmpty()) {
            return;
        }
        section("digest.others");
        stories(digest.others());
        more(digest.moreOthers());
    }

    private void silent() {
        if (digest.silent().isEmpty()) {
            return;
        }
        section("digest.silent");
        blocks.add(new Sheet.Items(digest.silent().stream()
                .map(gap -> {
                    List<Run> runs = new ArrayList<>();
                    runs.add(Run.foreign(gap.title(), "en").to(at(gap.evidence())));
                    runs.add(Run.of(": "
                            + (gap.language() == null
                                    ? say("digest.gap")
                                    : say("digest.gap.language", Map.of("language", texts.language(gap.language()))))
                            + separator()));
                    runs.add(Run.linked(
                            say(
                                    "digest.gap.former",
                                    Map.of("year", String.valueOf(gap.year()), "count", gap.expected())),
                            at(gap.evidence())));
                    if (gap.sourcesSilent()) {
                        runs.add(Run.of(". " + say("digest.gap.sources")));
                    }
                    return runs;
                })
                .toList()));
    }

    private void found() {
        if (digest.found().isEmpty()) {
            return;
        }
        section("digest.found");
        blocks.add(new Sheet.Items(digest.found().stream()
                .map(found -> {
                    List<Run> runs = new ArrayList<>();
                    for (Digest.Name name : found.names()) {
                        if (!runs.isEmpty()) {
                            runs.add(Run.of(" · "));
                        }
                        runs.add(Run.foreign(PlainTitle.of(name.words()), name.language())
                                .to(at(found.evidence())));
                    }
                    runs.add(Run.of(separator() + date(found)));
                    if (found.n() != null) {
                        runs.add(Run.of(separator() + say("digest.anniversary", Map.of("n", found.n()))));
                    }
                    runs.add(Run.of(separator()));
                    runs.add(Run.linked(count("articles", found.articles()), at(found.evidence())));
                    return runs;
                })
                .toList()));
    }

    private String date(Digest.Found found) {
        return switch (found.date().precision()) {
            case YEAR -> String.valueOf(found.date().start().getYear());
            case MONTH -> texts.month(found.date().start());
            case DAY -> day(found.date().start());
            case NIGHT, RANGE ->
                day(found.date().start()) + " – " + day(found.date().end());
        };
    }

    private void coming() {
        section("digest.coming");
        if (digest.coming().isEmpty()) {
            blocks.add(new Sheet.Paragraph(List.of(Run.of(say("digest.coming.none")))));
            return;
        }
        blocks.add(new Sheet.Items(digest.coming().stream()
                .map(coming -> {
                    List<Run> runs = new ArrayList<>();
                    runs.add(Run.of(day(coming.day()) + ": "));
                    runs.add(Run.foreign(coming.title(), "en").to(at(coming.evidence())));
                    runs.add(Run.of(separator()));
                    Run n = Run.of(say("digest.anniversary", Map.of("n", coming.n())));
                    runs.add(coming.round() ? n.strengthened() : n);
                    if (coming.former() > 0) {
                        runs.add(Run.of(separator()));
                        runs.add(Run.linked(
                                say("digest.coming.former", Map.of("count", coming.former())), at(coming.evidence())));
                    }
                    return runs;
                })
                .toList()));
    }

    private void bars(String key, List<Digest.Count> counts, boolean areLanguages) {
        if (counts.isEmpty()) {
            return;
        }
        int most = counts.get(0).articles();
        blocks.add(new Sheet.Bars(
                say(key),
                counts.stream()
                        .map(count -> new Sheet.Bar(
                                label(count, areLanguages),
                                Run.linked(count("articles", count.articles()), at(count.evidence())),
                                percent(count.articles(), most)))
                        .toList()));
    }

    private void line(String key, List<Digest.Count> counts, boolean areLanguages) {
        List<Run> runs = new ArrayList<>();
        runs.add(Run.of(say(key) + ": "));
        counts.stream().limit(MOST_IN_A_LINE).forEach(count -> {
            if (runs.size() > 1) {
                runs.add(Run.of(separator()));
            }
            runs.add(label(count, areLanguages));
            runs.add(Run.of(" "));
            runs.add(Run.linked(say("digest.number", Map.of("count", count.articles())), at(count.evidence())));
        });
        if (runs.size() > 1) {
            blocks.add(new Sheet.Paragraph(runs));
        }
    }

    private Run label(Digest.Count count, boolean isLanguage) {
        return isLanguage ? Run.of(language(count.value())) : Run.foreign(PlainTitle.of(count.value()), null);
    }

    private void more(int count) {
        if (count > 0) {
            blocks.add(new Sheet.Paragraph(List.of(Run.of(say("more", Map.of("count", count))))));
        }
    }

    private static int percent(int count, int most) {
        return most == 0 ? 0 : Math.max(count == 0 ? 0 : 1, Math.round(HUNDRED * count / (float) most));
    }

    private String languages(List<String> tags) {
        return String.join(separator(), tags.stream().map(this::language).toList());
    }

    private String language(String tag) {
        return tag.equals("und") ? say("digest.language.unknown") : texts.language(tag);
    }

    private String day(LocalDate day) {
        Instant noon = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return texts.day(noon, ZoneOffset.UTC);
    }

    private String separator() {
        return say("digest.separator").replace("_", " ");
    }

    private static String word(Enum<?> unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private String count(String what, int count) {
        return say("digest.count." + what, Map.of("count", count));
    }

    private String at(String path) {
        return base + path;
    }

    private String say(String key) {
        return texts.say(key, Map.of());
    }

    private String say(String key, Map<String, ?> values) {
        return texts.say(key, values);
    }

    private static String plain(List<Run> runs) {
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }
}
