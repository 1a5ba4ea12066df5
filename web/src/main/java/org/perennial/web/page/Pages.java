package org.perennial.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Prints each page as HTML. Safe to use from many threads. */
public final class Pages {
    private static final String TEMPLATES = "org.perennial.web.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);
    private final Assets assets;

    /** Pages that refer to these files. */
    public Pages(Assets assets) {
        this.assets = assets;
    }

    /** The live coverage. */
    public String live(LivePage page) {
        return render("live.jte", page);
    }

    /** One card, as the stream sends it. */
    public String card(ArticleCard card) {
        return fragment("card.jte", card);
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

    /** One story. */
    public String story(StoryPage page) {
        return render("story.jte", page);
    }

    /** The digest of a week. */
    public String digest(DigestPage page) {
        return render("digest.jte", page);
    }

    /** One suggestion, to take the place of itself. */
    public String suggestion(SuggestionCard card) {
        return fragment("suggestion.jte", card);
    }

    /** What was decided, to take the place of the suggestion. */
    public String decided(Decided decided) {
        return fragment("decided.jte", decided);
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

    private String fragment(String template, Object value) {
        StringOutput output = new StringOutput();
        engine.render(template, value, output);
        return output.toString();
    }

    private String render(String template, Object page) {
        StringOutput output = new StringOutput();
        engine.render(template, Map.of("page", page, "assets", assets), output);
        return output.toString();
    }
}
