package org.perennial.watch.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.perennial.watch.digest.Sheet.Block;
import org.perennial.watch.digest.Sheet.Run;
import org.perennial.watch.message.Letter;
import org.perennial.watch.message.PlainTitle;

/** Puts digests into words. A pure function of digest, language and address. */
public final class Wording {
    private static final int MOST_IN_A_LINE = 5;
    private static final double HUNDRED = 100;

    private final Digest digest;
    private final Phrases phrases;
    private final List<Block> blocks = new ArrayList<>();

    private Wording(Digest digest, Phrases phrases) {
        this.digest = digest;
        this.phrases = phrases;
    }

    /**
     * The words.
     *
     * @param locale one of {@link org.perennial.watch.definition.Watch#LOCALES}
     * @param base where readers reach the pages, such as {@code https://news.example.org}; empty to link by paths alone
     */
    public static Sheet sheet(Digest digest, String locale, String base) {
        return new Wording(digest, new Phrases(digest, locale, base)).sheet();
    }

    /** The same in short, for what shows no pages: the stories at the top, and where the rest is. */
    public static Letter letter(Digest digest, String locale, String base) {
        return new ShortDigest(digest, new Phrases(digest, locale, base)).letter();
    }

    private Sheet sheet() {
        blocks.add(new Sheet.Paragraph(List.of(Run.of(phrases.span()))));
        if (!digest.closed()) {
            blocks.add(new Sheet.Paragraph(List.of(Run.of(phrases.say("digest.open", Map.of("time", phrases.until())))
                    .strengthened())));
        }
        if (digest.totals().articles() == 0) {
            blocks.add(new Sheet.Paragraph(
                    List.of(Run.of(phrases.say("digest.empty")).strengthened())));
        } else {
            blocks.add(new Sheet.Paragraph(phrases.totals(digest.totals())));
            if (!digest.isSignificant()) {
                blocks.add(new Sheet.Paragraph(
                        List.of(Run.of(phrases.say("digest.quiet")).strengthened())));
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
                phrases.subject(),
                phrases.locale,
                phrases.isRightToLeft(),
                phrases.say("digest.title") + phrases.colon() + phrases.name(),
                blocks,
                phrases.foot());
    }

    private void section(String key) {
        blocks.add(new Sheet.Heading(2, List.of(Run.of(phrases.say(key)))));
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
        runs.add(phrases.title(face).to(phrases.at(story.evidence())).strengthened());
        Digest.Title read = phrases.readable(story);
        if (!read.equals(face)) {
            runs.add(Run.of(" · "));
            runs.add(phrases.title(read).to(read.url() == null ? null : PlainTitle.link(read.url())));
        }
        runs.add(Run.of("\n" + String.join(phrases.semicolon(), phrases.news(story.news())) + ". "));
        runs.addAll(phrases.volume(story));
        return runs;
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
        heading.add(Run.foreign(event.title(), "en").to(phrases.at(event.evidence())));
        if (event.n() != null) {
            heading.add(Run.of(phrases.separator() + phrases.say("digest.anniversary", Map.of("n", event.n()))));
        }
        if (event.day() != null) {
            heading.add(Run.of(phrases.separator() + phrases.day(event.day())));
        }
        blocks.add(new Sheet.Heading(3, heading));
        blocks.add(new Sheet.Paragraph(phrases.totals(event.totals())));
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
            blocks.add(new Sheet.Paragraph(List.of(Run.of(phrases.say("digest.nothing.former")))));
            return;
        }
        int most = event.years().stream()
                .mapToInt(Digest.YearCount::articles)
                .max()
                .orElse(1);
        blocks.add(new Sheet.Bars(
                phrases.say("digest.compared"),
                event.years().stream()
                        .map(year -> new Sheet.Bar(
                                Run.of(String.valueOf(year.year())),
                                Run.linked(phrases.count("articles", year.articles()), phrases.at(year.evidence())),
                                phrases.percent(year.articles(), most)))
                        .toList()));
        if (ratio != null) {
            blocks.add(new Sheet.Paragraph(List.of(
                    Run.linked(phrases.say("digest.ratio", Map.of("ratio", ratio)), phrases.at(event.evidence())))));
        }
    }

    private void drift(Digest.Event event) {
        List<List<Run>> items = new ArrayList<>();
        for (Digest.NamingChange change : event.naming()) {
            items.add(List.of(
                    Run.foreign("“" + PlainTitle.of(change.words()) + "”", change.language()),
                    Run.of(" (" + phrases.language(change.language()) + "): "),
                    Run.linked(
                            phrases.say(
                                    "digest.share",
                                    Map.of("from", change.from() / HUNDRED, "to", change.to() / HUNDRED)),
                            phrases.at(change.evidence()))));
        }
        for (Digest.Statement statement : event.numbers()) {
            items.add(List.of(Run.linked(
                    phrases.say(
                            "digest.stated",
                            Map.of(
                                    "unit",
                                    phrases.word(statement.unit()),
                                    "value",
                                    statement.value(),
                                    "count",
                                    statement.articles(),
                                    "former",
                                    statement.former())),
                    phrases.at(statement.evidence()))));
        }
        if (!items.isEmpty()) {
            blocks.add(new Sheet.Paragraph(
                    List.of(Run.of(phrases.say("digest.drift")).strengthened())));
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
                    runs.add(Run.foreign(gap.title(), "en").to(phrases.at(gap.evidence())));
                    runs.add(Run.of(phrases.colon()
                            + (gap.language() == null
                                    ? phrases.say("digest.gap")
                                    : phrases.say(
                                            "digest.gap.language",
                                            Map.of("language", phrases.language(gap.language()))))
                            + phrases.separator()));
                    runs.add(Run.linked(
                            phrases.say(
                                    "digest.gap.former",
                                    Map.of("year", String.valueOf(gap.year()), "count", gap.expected())),
                            phrases.at(gap.evidence())));
                    if (gap.sourcesSilent()) {
                        runs.add(Run.of(". " + phrases.say("digest.gap.sources")));
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
                                .to(phrases.at(found.evidence())));
                    }
                    runs.add(Run.of(phrases.separator() + phrases.date(found)));
                    if (found.n() != null) {
                        runs.add(Run.of(
                                phrases.separator() + phrases.say("digest.anniversary", Map.of("n", found.n()))));
                    }
                    runs.add(Run.of(phrases.separator()));
                    runs.add(Run.linked(phrases.count("articles", found.articles()), phrases.at(found.evidence())));
                    return runs;
                })
                .toList()));
    }

    private void coming() {
        section("digest.coming");
        if (digest.coming().isEmpty()) {
            blocks.add(new Sheet.Paragraph(List.of(Run.of(phrases.say("digest.coming.none")))));
            return;
        }
        blocks.add(new Sheet.Items(digest.coming().stream()
                .map(coming -> {
                    List<Run> runs = new ArrayList<>();
                    runs.add(Run.of(phrases.day(coming.day()) + phrases.colon()));
                    runs.add(Run.foreign(coming.title(), "en").to(phrases.at(coming.evidence())));
                    runs.add(Run.of(phrases.separator()));
                    Run n = Run.of(phrases.say("digest.anniversary", Map.of("n", coming.n())));
                    runs.add(coming.round() ? n.strengthened() : n);
                    if (coming.former() > 0) {
                        runs.add(Run.of(phrases.separator()));
                        runs.add(Run.linked(
                                phrases.say("digest.coming.former", Map.of("count", coming.former())),
                                phrases.at(coming.evidence())));
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
                phrases.say(key),
                counts.stream()
                        .map(count -> new Sheet.Bar(
                                label(count, areLanguages),
                                Run.linked(phrases.count("articles", count.articles()), phrases.at(count.evidence())),
                                phrases.percent(count.articles(), most)))
                        .toList()));
    }

    private void line(String key, List<Digest.Count> counts, boolean areLanguages) {
        List<Run> runs = new ArrayList<>();
        runs.add(Run.of(phrases.say(key) + phrases.colon()));
        counts.stream().limit(MOST_IN_A_LINE).forEach(count -> {
            if (runs.size() > 1) {
                runs.add(Run.of(phrases.separator()));
            }
            runs.add(label(count, areLanguages));
            runs.add(Run.of(" "));
            runs.add(Run.linked(
                    phrases.say("digest.number", Map.of("count", count.articles())), phrases.at(count.evidence())));
        });
        if (runs.size() > 1) {
            blocks.add(new Sheet.Paragraph(runs));
        }
    }

    private Run label(Digest.Count count, boolean isLanguage) {
        return isLanguage ? Run.of(phrases.language(count.value())) : Run.foreign(PlainTitle.of(count.value()), null);
    }

    private void more(int count) {
        if (count > 0) {
            blocks.add(new Sheet.Paragraph(List.of(Run.of(phrases.say("more", Map.of("count", count))))));
        }
    }
}
