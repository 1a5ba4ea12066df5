package org.perennial.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Prints each page as HTML. Safe to use from many threads. */
public final class Pages {
    private static final String TEMPLATES = "org.perennial.web.templates";

    private final TemplateEngine engine;
    private final Frame frame;

    private Pages(TemplateEngine engine, Frame frame) {
        this.engine = engine;
        this.frame = frame;
    }

    /** Pages that refer to these files, in English until {@link #in} says for whom they are. */
    public Pages(Assets assets) {
        this(
                TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES),
                new Frame(assets, Frame.Reader.ANYONE, Wording.of(Frame.Reader.ANYONE.language())));
    }

    /** The same for a reader. */
    public Pages in(Frame.Reader reader) {
        return new Pages(engine, new Frame(frame.assets(), reader, Wording.of(reader.language())));
    }

    /** The words of the reader's language. */
    public Wording words() {
        return frame.words();
    }

    /** The live coverage. */
    public String live(LivePage page) {
        return render("live.jte", page);
    }

    /** One card, as the stream sends it. */
    public String card(ArticleCard card) {
        return fragment("card.jte", "card", card);
    }

    /** One article. */
    public String article(ArticlePage page) {
        return render("article.jte", page);
    }

    /** What was found by itself and what comes up. */
    public String events(EventsPage page) {
        return render("events.jte", page);
    }

    /** One event. */
    public String event(EventPage page) {
        return render("event.jte", page);
    }

    /** How the coverage of an event moves from year to year. */
    public String drift(DriftPage page) {
        return render("drift.jte", page);
    }

    /** One story. */
    public String story(StoryPage page) {
        return render("story.jte", page);
    }

    /** The digest of a week. */
    public String digest(DigestPage page) {
        return render("digest.jte", page);
    }

    /** The archive, asked. */
    public String search(SearchPage page) {
        return render("search.jte", page);
    }

    /** All watches. */
    public String watches(WatchesPage page) {
        return render("watches.jte", page);
    }

    /** One watch. */
    public String watch(WatchPage page) {
        return render("watch.jte", page);
    }

    /** A watch to be written. */
    public String watchEditor(WatchEditor page) {
        return render("watchEditor.jte", page);
    }

    /** What a watch that is being written would match and send. */
    public String watchPreview(WatchPreview preview) {
        return fragment("watchPreview.jte", "preview", preview);
    }

    /** The feeds that are read. */
    public String sources(SourcesPage page) {
        return render("sources.jte", page);
    }

    /** How the stages stand. */
    public String operations(OperationsPage page) {
        return render("operations.jte", page);
    }

    /** The anniversaries of a month. */
    public String calendar(CalendarPage page) {
        return render("calendar.jte", page);
    }

    /** One suggestion, to take the place of itself. */
    public String suggestion(SuggestionCard card) {
        return fragment("suggestion.jte", "card", card);
    }

    /** What was decided, to take the place of the suggestion. */
    public String decided(Decided decided) {
        return fragment("decided.jte", "decided", decided);
    }

    /** The login form. */
    public String login(Login page) {
        return render("login.jte", page);
    }

    /** A page that says one thing. */
    public String notice(Notice page) {
        return render("notice.jte", page);
    }

    /** The page that asks whether mails are to end. */
    public String unsubscribe(Unsubscribe page) {
        return render("unsubscribe.jte", page);
    }

    private String fragment(String template, String name, Object value) {
        return print(template, Map.of("frame", frame, name, value));
    }

    private String render(String template, Object page) {
        return print(template, Map.of("frame", frame, "page", page));
    }

    private String print(String template, Map<String, Object> values) {
        StringOutput output = new StringOutput();
        engine.render(template, values, output);
        return output.toString();
    }
}
